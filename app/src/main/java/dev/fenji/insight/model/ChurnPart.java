package dev.fenji.insight.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the risk of losing a customer rests on.
 *
 * @param labelField attribute that says who left, or null when silence says it
 * @param lostAfterDays days without a purchase that count as lost
 * @param windowDays how far ahead the risk looks
 * @param trainedUntil last day whose outcome was learned from
 * @param chosen id of the chosen scorer
 */
public record ChurnPart(
        @Nullable String labelField,
        int lostAfterDays,
        int windowDays,
        @Nullable LocalDate trainedUntil,
        long customers,
        long lost,
        long alreadyLost,
        @Nullable String chosen,
        List<Scorer> scorers,
        List<GradePart.Point> reliability,
        List<Feature> features,
        ScopeReport.@Nullable Refusal refusal) {

    /** A way to score with its measured quality on cases it had not seen. */
    public record Scorer(
            String id,
            List<GradePart.Figure> figures,
            @Nullable String reason) {}

    /** Averages of a feature in the groups of low, middle and high risk, and how it weighs. */
    public record Feature(
            String id,
            @Nullable Double weight,
            @Nullable Double low,
            @Nullable Double middle,
            @Nullable Double high) {}
}
