package dev.fenji.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** ABC by net revenue on one past day and what followed, from the tables of PostgreSQL and by the definition. */
final class PlainAbc {
    private static final String FACTS = """
            select d.customer_id, d.kind, d.occurred_on, sum(l.amount_base) as amount
            from sales_document d join sales_line l on l.document_id = d.id
            where d.customer_id is not null and d.occurred_on < ?
              and (d.occurred_on >= ? or not ? or d.recorded_at <= ?::timestamptz)
            group by d.id, d.customer_id, d.kind, d.occurred_on""";

    private final Map<Long, BigDecimal> window = new HashMap<>();
    private final Map<Long, Boolean> boughtInWindow = new HashMap<>();
    private final Map<Long, Boolean> everBought = new HashMap<>();
    private final Map<Long, BigDecimal> after = new HashMap<>();
    private final Map<Long, Boolean> boughtAfter = new HashMap<>();
    private final Map<Long, String> tiers = new HashMap<>();

    PlainAbc(JdbcTemplate jdbc, LocalDate asOf, LocalDate end, boolean recorded) {
        String moment = asOf + "T00:00:00Z";
        jdbc.query(
                FACTS,
                row -> {
                    long customer = row.getLong("customer_id");
                    LocalDate day = row.getObject("occurred_on", LocalDate.class);
                    BigDecimal amount = row.getBigDecimal("amount");
                    boolean purchase = row.getString("kind").equals("P");
                    if (!day.isBefore(asOf)) {
                        after.merge(customer, amount, BigDecimal::add);
                        boughtAfter.merge(customer, purchase, Boolean::logicalOr);
                        return;
                    }
                    everBought.merge(customer, purchase, Boolean::logicalOr);
                    if (!day.isBefore(asOf.minusMonths(12))) {
                        window.merge(customer, amount, BigDecimal::add);
                        boughtInWindow.merge(customer, purchase, Boolean::logicalOr);
                    }
                },
                end,
                asOf,
                recorded,
                moment);
        everBought.values().removeIf(bought -> !bought);
        classify();
    }

    private void classify() {
        List<Long> rated = new ArrayList<>(boughtInWindow.keySet());
        rated.removeIf(customer -> !boughtInWindow.getOrDefault(customer, false));
        rated.sort((one, other) -> net(other).compareTo(net(one)));
        double base = rated.stream()
                .map(this::net)
                .filter(value -> value.signum() > 0)
                .mapToDouble(BigDecimal::doubleValue)
                .sum();
        double before = 0;
        BigDecimal last = null;
        String tierOfLast = "";
        for (long customer : rated) {
            double value = net(customer).doubleValue();
            String tier = before < 0.8 * base ? "A" : before < 0.95 * base ? "B" : "C";
            tier = value <= 0 ? "C" : net(customer).equals(last) ? tierOfLast : tier;
            tiers.put(customer, tier);
            last = net(customer);
            tierOfLast = tier;
            before += Math.max(value, 0);
        }
    }

    private BigDecimal net(long customer) {
        return window.getOrDefault(customer, BigDecimal.ZERO);
    }

    int customers() {
        return everBought.size();
    }

    double customers(String tier) {
        return tiers.values().stream().filter(tier::equals).count();
    }

    double valueShare(String tier) {
        double all = everBought.keySet().stream().mapToDouble(this::after).sum();
        return of(tier).stream().mapToDouble(this::after).sum() / all;
    }

    double repeat(String tier) {
        List<Long> of = of(tier);
        return (double) of.stream()
                        .filter(each -> boughtAfter.getOrDefault(each, false))
                        .count()
                / of.size();
    }

    private List<Long> of(String tier) {
        return tiers.keySet().stream()
                .filter(each -> tier.equals(tiers.get(each)))
                .toList();
    }

    private double after(long customer) {
        return after.getOrDefault(customer, BigDecimal.ZERO).doubleValue();
    }
}
