package dev.fenji.kernel.metric;

import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.ArrayList;
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

/** The metrics written down a second time, customer by customer and without SQL: the reference of the SQL text. */
final class PlainMetrics {

    private final MetricWindow window;
    private final List<Fact> facts;

    private PlainMetrics(MetricWindow window, List<Fact> facts) {
        this.window = window;
        this.facts = facts;
    }

    /** Metrics of everyone with any fact, by customer. */
    static Map<Long, BaseMetrics> of(List<Fact> all, MetricWindow window, long knownSecond) {
        Map<Long, List<Fact>> byCustomer = all.stream()
                .filter(fact -> fact.customer() != null)
                .filter(fact -> fact.day() < window.asOfDay() && fact.recordedSecond() <= knownSecond)
                .collect(Collectors.groupingBy(
                        fact -> Objects.requireNonNull(fact.customer()), TreeMap::new, Collectors.toList()));
        Map<Long, BaseMetrics> result = new TreeMap<>();
        byCustomer.forEach((id, own) -> result.put(id, new PlainMetrics(window, own).compute(id)));
        return result;
    }

    private BaseMetrics compute(long id) {
        List<Integer> days = purchaseDays();
        List<Integer> gaps = new ArrayList<>();
        for (int i = 1; i < days.size(); i++) {
            gaps.add(days.get(i) - days.get(i - 1));
        }
        BigDecimal gross = sum(f -> f.purchase() && inWindow(f));
        BigDecimal credit = sum(f -> !f.purchase() && inWindow(f));
        BigDecimal previous = sum(f -> f.day() >= window.previousFromDay() && f.day() < window.fromDay());
        BigDecimal cost = facts.stream()
                .filter(f -> inWindow(f) && f.cost() != null)
                .map(f -> Objects.requireNonNull(f.cost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long uncosted = facts.stream()
                .filter(f -> inWindow(f) && f.goods() && f.cost() == null)
                .count();
        return new BaseMetrics(
                id,
                documents(f -> inWindow(f)).size(),
                netFrequency(),
                Micros.of(gross),
                Micros.of(credit.negate()),
                Micros.of(sum(f -> inWindow(f) && !f.goods())),
                Micros.of(previous),
                Micros.of(cost),
                uncosted,
                categories(),
                days.isEmpty() ? Micros.UNKNOWN : days.get(0),
                days.isEmpty() ? Micros.UNKNOWN : days.get(days.size() - 1),
                documents(f -> true).size(),
                days.size(),
                median(gaps),
                gaps.isEmpty() ? Micros.UNKNOWN : gaps.get(gaps.size() - 1),
                recentGap(days, gaps));
    }

    private boolean inWindow(Fact fact) {
        return fact.day() >= window.fromDay();
    }

    private BigDecimal sum(Predicate<Fact> which) {
        return facts.stream().filter(which).map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Set<Long> documents(Predicate<Fact> which) {
        return facts.stream()
                .filter(Fact::purchase)
                .filter(which)
                .map(Fact::document)
                .collect(Collectors.toSet());
    }

    private List<Integer> purchaseDays() {
        return new ArrayList<>(
                facts.stream().filter(Fact::purchase).map(Fact::day).collect(Collectors.toCollection(TreeSet::new)));
    }

    private long categories() {
        return facts.stream()
                .filter(f -> f.purchase() && f.goods() && inWindow(f) && f.category() != null)
                .map(Fact::category)
                .distinct()
                .count();
    }

    private long netFrequency() {
        Map<Long, BigDecimal> net = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.purchase() && inWindow(fact)) {
                net.merge(fact.document(), fact.amount(), BigDecimal::add);
            }
        }
        Set<Long> known = new HashSet<>(net.keySet());
        PlainLinks links = new PlainLinks(facts.stream().filter(this::inWindow).toList());
        for (Fact fact : facts) {
            Long target = fact.purchase() ? null : links.of(fact);
            if (target != null && known.contains(target)) {
                net.merge(target, fact.amount(), BigDecimal::add);
            }
        }
        return net.values().stream().filter(value -> value.signum() > 0).count();
    }

    private static long median(List<Integer> gaps) {
        if (gaps.isEmpty()) {
            return Micros.UNKNOWN;
        }
        List<Integer> sorted = gaps.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? Micros.ofUnits(sorted.get(middle))
                : Micros.ofUnits(sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private long recentGap(List<Integer> days, List<Integer> gaps) {
        LifecycleRule rule = LifecycleRule.STANDARD;
        long median = median(gaps);
        if (median == Micros.UNKNOWN) {
            return Micros.UNKNOWN;
        }
        long gap = Math.clamp(median, Micros.ofUnits(rule.floorDays()), Micros.ofUnits(rule.capDays()));
        long longest = Micros.UNKNOWN;
        for (int i = 0; i < gaps.size(); i++) {
            if (Micros.ofUnits(window.asOfDay() - days.get(i + 1)) <= gap) {
                longest = Math.max(longest, gaps.get(i));
            }
        }
        return longest;
    }
}
