package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A field that could be another, and the values worth trying: wherever the policy tells two values apart there is one of
 * either side among them, on the field's step.
 *
 * @param values nearest to the present one first
 * @param slopes whether values between those may be needed
 * @param span distance to the farthest of them in millionths; 0 where there is no distance
 */
record Option(
        String field, Title title, Unit unit, Lever lever, Raw from, List<Raw> values, boolean slopes, long span) {

    /** Figures as of a day rest on days before it: nobody bought less than a day ago. */
    private static final long LEAST_RECENCY = Micros.ONE;

    static Option of(CustomerFacts facts, String field, Title title, Turns turns) {
        long now = facts.micros(field);
        String text = facts.text(field);
        Raw from = Micros.isKnown(now) ? new Raw(Micros.decimal(now), null) : new Raw(null, text);
        Lever lever = Lever.of(field);
        List<Raw> values = lever == Lever.FIXED
                ? List.of()
                : Stream.concat(
                                numbers(field, now, turns).stream().map(value -> new Raw(Micros.decimal(value), null)),
                                turns.texts().stream()
                                        .filter(one -> !one.equals(text))
                                        .map(one -> new Raw(null, one)))
                        .toList();
        return new Option(
                field,
                title,
                Fields.unit(field, from.text() != null || !turns.texts().isEmpty()),
                lever,
                from,
                values,
                turns.slopes(),
                span(now, values));
    }

    /** How far a value is from the present one, 0..1; one from unknown to known or from text to text. */
    double effort(Raw to) {
        BigDecimal before = from.number();
        BigDecimal after = to.number();
        if (before == null || after == null || span == 0) {
            return 1;
        }
        return (double) Math.abs(Micros.of(after) - Micros.of(before)) / span;
    }

    private static List<Long> numbers(String field, long now, Turns turns) {
        long step = Fields.step(field);
        Set<Long> found = new TreeSet<>();
        for (long turn : turns.values()) {
            long above = Fields.atLeast(turn, step);
            long below = Fields.atMost(turn - 1, step);
            if (!Micros.isKnown(now) || turn > now || turns.slopes()) {
                found.add(above);
            }
            if (!Micros.isKnown(now) || turn <= now || turns.slopes()) {
                found.add(below);
            }
        }
        List<Long> allowed = new ArrayList<>(found);
        allowed.removeIf(value -> value == now || !isOpen(field, now, value));
        if (Micros.isKnown(now)) {
            allowed.sort(Comparator.comparingLong(value -> Math.abs(value - now)));
        }
        return allowed;
    }

    /** Purchases and time move a figure only towards its good end, and no count goes below nothing. */
    private static boolean isOpen(String field, long now, long value) {
        if (PotentialField.isConfidence(field)) {
            return !Micros.isKnown(now) || value > now; // nobody is asked to be less sure
        }
        Metric metric = Metrics.find(field);
        boolean bounded = Fields.unit(field, false) != Unit.MONEY
                && Fields.unit(field, false) != Unit.NUMBER
                && (metric == null || metric != Metrics.REVENUE_GROWTH);
        long least = metric == Metrics.RECENCY_DAYS ? LEAST_RECENCY : bounded ? 0 : Long.MIN_VALUE;
        if (value < least) {
            return false;
        }
        if (metric == null || !Micros.isKnown(now) || metric.direction() == Direction.NONE) {
            return true;
        }
        return metric.direction() == Direction.HIGH ? value > now : value < now;
    }

    private static long span(long now, List<Raw> values) {
        return Micros.isKnown(now)
                ? values.stream()
                        .map(Raw::number)
                        .filter(number -> number != null)
                        .mapToLong(number -> Math.abs(Micros.of(number) - now))
                        .max()
                        .orElse(0)
                : 0;
    }
}
