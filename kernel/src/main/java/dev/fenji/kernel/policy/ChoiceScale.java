package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Interval;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Points per text. */
final class ChoiceScale implements PointScale {

    private final Map<String, Long> points = new LinkedHashMap<>();
    private final long otherwise;

    ChoiceScale(Method.Scoring.Choice choice) {
        choice.points().forEach((text, value) -> points.put(text, Micros.of(value)));
        otherwise = Micros.ofNullable(choice.otherwise());
    }

    @Override
    public long points(Inputs inputs, int position) {
        String text = inputs.isKnown(position) ? inputs.text(position) : null;
        return text == null ? Micros.UNKNOWN : points.getOrDefault(text, otherwise);
    }

    @Override
    public @Nullable Interval band(Inputs inputs, int position) {
        return null;
    }

    @Override
    public Turns turns() {
        return Turns.among(points.keySet());
    }

    /** The listed choice with the fewest points that are enough. */
    @Override
    public @Nullable Raw nearest(Inputs inputs, int position, LongPredicate enough) {
        return points.entrySet().stream()
                .filter(entry -> enough.test(entry.getValue()))
                .min(Comparator.comparingLong(Map.Entry::getValue))
                .map(entry -> new Raw(null, entry.getKey()))
                .orElse(null);
    }
}
