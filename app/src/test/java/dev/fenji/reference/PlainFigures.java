package dev.fenji.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The metrics of one customer as of a day, the slow and obvious way. Unknown is null; ratios have six places, half up. */
final class PlainFigures {
    private static final int SCALE = 6;

    private final LocalDate asOf;
    private final LocalDate from;
    private final LocalDate previousFrom;
    private final List<Sale> sales;
    private final List<Sale> inWindow;

    private PlainFigures(LocalDate asOf, int months, List<Sale> sales) {
        this.asOf = asOf;
        this.from = asOf.minusMonths(months);
        this.previousFrom = asOf.minusMonths(2L * months);
        this.sales = sales;
        this.inWindow =
                sales.stream().filter(sale -> !sale.day().isBefore(from)).toList();
    }

    /** Figures by customer, of those who have any line before the day. */
    static Map<String, PlainFigures> of(List<Sale> all, LocalDate asOf, int months) {
        Map<String, List<Sale>> own = all.stream()
                .filter(sale -> sale.customer() != null && sale.day().isBefore(asOf))
                .collect(Collectors.groupingBy(sale -> Objects.requireNonNull(sale.customer())));
        Map<String, PlainFigures> figures = new TreeMap<>();
        own.forEach((customer, sales) -> figures.put(customer, new PlainFigures(asOf, months, sales)));
        return figures;
    }

    static PlainFigures nothing(LocalDate asOf) {
        return new PlainFigures(asOf, 12, List.of());
    }

    Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new TreeMap<>();
        all.put("recency_days", since(last()));
        all.put("frequency", frequency());
        all.put("net_frequency", netFrequency());
        all.put("gross", gross());
        all.put("returns", returns());
        all.put("return_share", share(returns(), gross()));
        all.put("net_revenue", net());
        all.put("non_goods_net", sum(inWindow, sale -> !sale.goods()));
        all.put("net_revenue_previous", netBefore());
        all.put("revenue_growth", growth());
        all.put("margin", margin());
        all.put("average_order_value", share(gross(), BigDecimal.valueOf(frequency())));
        all.put("tenure_days", since(first()));
        all.put("median_gap_days", medianGap());
        all.put("category_breadth", categories());
        all.put("first_purchase_on", first());
        all.put("last_purchase_on", last());
        all.put("purchases_ever", purchasesEver());
        return all;
    }

    LocalDate asOf() {
        return asOf;
    }

    int frequency() {
        return documents(inWindow).size();
    }

    int purchasesEver() {
        return documents(sales).size();
    }

    BigDecimal net() {
        return sum(inWindow, sale -> true);
    }

    @Nullable
    BigDecimal growth() {
        return share(net().subtract(netBefore()), netBefore());
    }

    @Nullable
    Integer since(@Nullable LocalDate day) {
        return day == null ? null : Math.toIntExact(ChronoUnit.DAYS.between(day, asOf));
    }

    @Nullable
    LocalDate first() {
        List<LocalDate> days = purchaseDays();
        return days.isEmpty() ? null : days.getFirst();
    }

    @Nullable
    LocalDate last() {
        List<LocalDate> days = purchaseDays();
        return days.isEmpty() ? null : days.getLast();
    }

    List<LocalDate> purchaseDays() {
        return new ArrayList<>(sales.stream()
                .filter(sale -> !sale.credit())
                .map(Sale::day)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Nullable
    BigDecimal medianGap() {
        List<LocalDate> days = purchaseDays();
        List<BigDecimal> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(BigDecimal.valueOf(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i))));
        }
        return gaps.isEmpty() ? null : median(gaps);
    }

    static BigDecimal median(List<BigDecimal> values) {
        List<BigDecimal> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1)
                        .add(sorted.get(middle))
                        .divide(BigDecimal.TWO, SCALE + 1, RoundingMode.HALF_UP);
    }

    /** Purchases of the window that are still above zero after the credit lines that belong to them. */
    int netFrequency() {
        Map<Long, BigDecimal> net = new HashMap<>();
        inWindow.stream()
                .filter(sale -> !sale.credit())
                .forEach(sale -> net.merge(sale.document(), sale.amount(), BigDecimal::add));
        Map<List<Object>, Long> links = takenFrom();
        for (Sale credit : sales) {
            Long purchase =
                    !credit.credit() ? null : credit.original() != null ? credit.original() : links.get(goods(credit));
            if (purchase != null && net.containsKey(purchase)) {
                net.merge(purchase, credit.amount(), BigDecimal::add);
            }
        }
        return (int) net.values().stream().filter(value -> value.signum() > 0).count();
    }

    /** Credit note, product and price → the purchase that its last unit came from: goods bought last go back first. */
    private Map<List<Object>, Long> takenFrom() {
        Map<List<Object>, BigDecimal> moved = new HashMap<>();
        Map<List<Object>, Sale> known = new HashMap<>();
        for (Sale sale : inWindow) {
            if (sale.product() != null && (!sale.credit() || sale.original() == null)) {
                moved.merge(goods(sale), sale.credit() ? sale.quantity().abs() : sale.quantity(), BigDecimal::add);
                known.put(goods(sale), sale);
            }
        }
        List<Sale> inOrder = known.values().stream()
                .sorted(Comparator.comparing(Sale::day)
                        .thenComparing(Sale::credit)
                        .thenComparing(Sale::document))
                .toList();
        Map<List<Object>, List<long[]>> units = new HashMap<>();
        Map<List<Object>, Long> links = new HashMap<>();
        for (Sale sale : inOrder) {
            List<long[]> pile = units.computeIfAbsent(goods(sale).subList(1, 3), any -> new ArrayList<>());
            long quantity = Objects.requireNonNull(moved.get(goods(sale)))
                    .movePointRight(SCALE)
                    .longValueExact();
            if (!sale.credit() && quantity > 0) {
                pile.add(new long[] {sale.document(), quantity});
            } else {
                long from = take(pile, Math.abs(quantity));
                if (sale.credit() && from >= 0) {
                    links.put(goods(sale), from);
                }
            }
        }
        return links;
    }

    /** The document of the last unit taken; below zero when there are too few, or none is wanted. */
    private static long take(List<long[]> pile, long quantity) {
        long wanted = quantity;
        long from = -1;
        while (wanted > 0 && !pile.isEmpty()) {
            long[] top = pile.getLast();
            long taken = Math.min(wanted, top[1]);
            wanted -= taken;
            top[1] -= taken;
            from = top[0];
            if (top[1] == 0) {
                pile.removeLast();
            }
        }
        return wanted > 0 ? -1 : from;
    }

    private static List<Object> goods(Sale sale) {
        return List.of(
                sale.document(),
                Objects.requireNonNullElse(sale.product(), ""),
                sale.price().stripTrailingZeros());
    }

    private BigDecimal gross() {
        return sum(inWindow, sale -> !sale.credit());
    }

    private BigDecimal returns() {
        return sum(inWindow, Sale::credit).negate();
    }

    private BigDecimal netBefore() {
        return sum(
                sales, sale -> !sale.day().isBefore(previousFrom) && sale.day().isBefore(from));
    }

    private @Nullable BigDecimal margin() {
        BigDecimal margin = net();
        for (Sale sale : inWindow) {
            if (sale.cost() != null) {
                margin = margin.subtract(sale.cost());
            } else if (sale.goods()) {
                return null;
            }
        }
        return margin;
    }

    private int categories() {
        Set<String> bought = new HashSet<>();
        for (Sale sale : inWindow) {
            if (!sale.credit() && sale.goods() && sale.category() != null) {
                bought.add(sale.category());
            }
        }
        return bought.size();
    }

    private static Set<Long> documents(List<Sale> sales) {
        return sales.stream().filter(sale -> !sale.credit()).map(Sale::document).collect(Collectors.toSet());
    }

    private static BigDecimal sum(List<Sale> sales, Predicate<Sale> which) {
        return sales.stream().filter(which).map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : part.divide(whole, SCALE, RoundingMode.HALF_UP);
    }
}
