package dev.fenji.tiering;

import dev.fenji.tiering.assignment.AssignmentHistory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One customer's standings under a policy through time: what was computed, and over it what was set by hand. */
public final class StandingTimeline {
    private StandingTimeline() {}

    /**
     * From a day until the next stretch.
     *
     * @param row what was computed; null when nothing was yet
     * @param byHand the tier set by hand that goes before it, or null
     */
    public record Stretch(
            LocalDate from,
            AssignmentHistory.@Nullable Row row,
            @Nullable TierOverride byHand) {

        @Nullable
        public String tier() {
            return byHand != null ? byHand.tier() : row == null ? null : row.tier();
        }
    }

    /**
     * The oldest first.
     *
     * @param rows of the history, in any order
     * @param first before this day nothing is told
     * @param today days set by hand that lie ahead have not come
     */
    public static List<Stretch> of(
            List<AssignmentHistory.Row> rows, List<TierOverride> overrides, LocalDate first, LocalDate today) {
        var days = new TreeSet<LocalDate>();
        rows.forEach(row -> days.add(row.validFrom()));
        overrides.forEach(one -> ends(one).filter(day -> !day.isAfter(today)).forEach(days::add));
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate day : days) {
            LocalDate from = day.isBefore(first) ? first : day;
            var stretch = new Stretch(from, latest(rows, from), held(overrides, from));
            boolean same = !stretches.isEmpty()
                    && Objects.equals(stretches.getLast().row(), stretch.row())
                    && Objects.equals(stretches.getLast().byHand(), stretch.byHand());
            if (!same) {
                stretches.add(stretch);
            }
        }
        return stretches;
    }

    private static Stream<LocalDate> ends(TierOverride one) {
        if (one.approvedAt() == null) {
            return Stream.empty();
        }
        var days = new ArrayList<LocalDate>(List.of(one.startsOn()));
        if (one.endsOn() != null) {
            days.add(one.endsOn());
        }
        if (one.endedAt() != null) {
            days.add(LocalDate.ofInstant(one.endedAt(), ZoneOffset.UTC));
        }
        return days.stream();
    }

    private static AssignmentHistory.@Nullable Row latest(List<AssignmentHistory.Row> rows, LocalDate day) {
        AssignmentHistory.Row latest = null;
        for (AssignmentHistory.Row row : rows) {
            boolean later = latest == null || row.validFrom().isAfter(latest.validFrom());
            if (!row.validFrom().isAfter(day) && later) {
                latest = row;
            }
        }
        return latest;
    }

    private static @Nullable TierOverride held(List<TierOverride> overrides, LocalDate day) {
        return overrides.stream().filter(one -> one.heldOn(day)).findFirst().orElse(null);
    }
}
