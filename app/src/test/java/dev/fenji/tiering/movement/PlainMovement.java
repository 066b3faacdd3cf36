package dev.fenji.tiering.movement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Movement between ABC classes by net revenue, from the sales alone and by the definition: no policy, no history. */
final class PlainMovement {
    static final String NONE = "-";

    private static final String CLASSES = """
            with net as (
                select d.customer_id, sum(l.amount_base) as net
                from sales_document d join sales_line l on l.document_id = d.id
                where d.customer_id is not null and d.occurred_on < ?::date and d.occurred_on >= ?::date - interval '12 months'
                group by d.customer_id having bool_or(d.kind = 'P')
            ), placed as (
                select customer_id, net, sum(greatest(net, 0)) over () as total,
                       coalesce(sum(greatest(net, 0)) over
                           (order by net desc groups between unbounded preceding and 1 preceding), 0) as ahead
                from net
            )
            select customer_id, net,
                   case when net <= 0 then 'C' when ahead < 0.8 * total then 'A' when ahead < 0.95 * total then 'B' else 'C' end
                       as class
            from placed""";

    private final JdbcTemplate jdbc;
    private final Map<LocalDate, Map<Long, String>> days = new HashMap<>();

    PlainMovement(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Map<Long, String> classes(LocalDate day) {
        return days.computeIfAbsent(day, this::computed);
    }

    private Map<Long, String> computed(LocalDate day) {
        Map<Long, String> classes = new HashMap<>();
        jdbc.query(
                CLASSES,
                row -> {
                    classes.put(row.getLong("customer_id"), row.getString("class"));
                },
                day.toString(),
                day.toString());
        return classes;
    }

    /** How many went from where to where, those who stayed included: {@code A>B}. */
    Map<String, Long> matrix(LocalDate from, LocalDate to) {
        Map<Long, String> before = classes(from);
        Map<Long, String> after = classes(to);
        Map<String, Long> cells = new TreeMap<>();
        before.forEach((customer, was) -> cells.merge(was + ">" + after.getOrDefault(customer, NONE), 1L, Long::sum));
        after.forEach((customer, is) -> {
            if (!before.containsKey(customer)) {
                cells.merge(NONE + ">" + is, 1L, Long::sum);
            }
        });
        return cells;
    }

    static Map<String, Long> of(Movement movement) {
        Map<String, Long> cells = new TreeMap<>();
        for (Movement.Rung rung : movement.tiers()) {
            if (rung.stayed() > 0) {
                cells.put(rung.tier() + ">" + rung.tier(), rung.stayed());
            }
        }
        for (Movement.Cell cell : movement.cells()) {
            String from = cell.from() == null ? NONE : cell.from();
            String to = cell.to() == null ? NONE : cell.to();
            cells.put(from + ">" + to, cell.customers());
        }
        return cells;
    }

    /** Firsts of months between two days, both included. */
    static List<LocalDate> months(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1), java.time.Period.ofMonths(1)).toList();
    }
}
