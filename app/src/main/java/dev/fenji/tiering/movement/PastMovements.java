package dev.fenji.tiering.movement;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.PastDays;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.Explanations;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tiers of past months, computed afterwards: who brings two years of sales has two years of movement. */
@Component
public class PastMovements {
    private static final int MOST_MONTHS = 24;
    private static final int LOOK_AT = 200;

    private final Insights insights;
    private final PastDays pastDays;
    private final MovementQueries queries;
    private final Explanations explanations;

    PastMovements(Insights insights, PastDays pastDays, MovementQueries queries, Explanations explanations) {
        this.insights = insights;
        this.pastDays = pastDays;
        this.queries = queries;
        this.explanations = explanations;
    }

    /**
     * What there is to compute.
     *
     * @param days firsts of months that no run has been as of, the oldest first
     * @param open runs of past days that wait or are under way
     * @param current the day of the one under way, or null
     */
    public record Past(
            List<LocalDate> days, int open, @Nullable LocalDate current) {}

    public Past state(@Nullable String idOrSlug) {
        List<InsightRun> open = open();
        LocalDate current = open.stream()
                .filter(run -> run.startedAt() != null)
                .map(InsightRun::asOf)
                .findFirst()
                .orElse(null);
        return new Past(missing(idOrSlug, open), open.size(), current);
    }

    /** Puts a run for each of the days into the queue. */
    public Past compute(@Nullable String idOrSlug) {
        missing(idOrSlug, open()).forEach(day -> insights.start(day, null));
        return state(idOrSlug);
    }

    /** Takes them out of the queue; the one under way ends without a trace. */
    public Past cancel(@Nullable String idOrSlug) {
        for (InsightRun run : open().reversed()) {
            try {
                insights.cancel(run.id());
            } catch (ProblemException e) {
                continue; // it ended in this moment
            }
        }
        return state(idOrSlug);
    }

    boolean isComputing() {
        return !open().isEmpty();
    }

    private List<LocalDate> missing(@Nullable String idOrSlug, List<InsightRun> open) {
        PastDays.Span span = pastDays.span();
        LocalDate end = insights.dayInForce();
        if (span == null || end == null) {
            return List.of();
        }
        Set<LocalDate> known = queries.days(explanations.policy(idOrSlug).id());
        List<@Nullable LocalDate> waiting = open.stream().map(InsightRun::asOf).toList();
        LocalDate last = end.minusDays(1).withDayOfMonth(1);
        LocalDate earliest = last.minusMonths(MOST_MONTHS - 1L);
        LocalDate sold = span.firstSale().withDayOfMonth(1).plusMonths(1);
        LocalDate first = earliest.isAfter(sold) ? earliest : sold;
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1), Period.ofMonths(1))
                        .filter(day -> !known.contains(day) && !waiting.contains(day))
                        .toList();
    }

    /** Runs that look back; they were asked for with a day of their own. */
    private List<InsightRun> open() {
        LocalDate inForce = insights.dayInForce();
        return insights.runsBefore(Long.MAX_VALUE, LOOK_AT).stream()
                .filter(run -> run.state().isOpen() && looksBack(run.asOf(), inForce))
                .toList();
    }

    private static boolean looksBack(@Nullable LocalDate asOf, @Nullable LocalDate inForce) {
        return asOf != null && inForce != null && asOf.isBefore(inForce);
    }
}
