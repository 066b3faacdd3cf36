package dev.fenji.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a back-test is to find out.
 *
 * @param entries what is judged, two for a comparison
 * @param from first as-of date
 * @param to last possible as-of date
 * @param stepMonths months from one as-of date to the next
 * @param horizonMonths how long customers are watched after each
 * @param knowledge which facts count as known
 * @param seed of intervals, lots and search
 * @param propose whether to look for a better version of the one policy on the earlier dates and prove it on the later ones
 */
public record Question(
        List<Entry> entries,
        LocalDate from,
        LocalDate to,
        int stepMonths,
        int horizonMonths,
        Knowledge knowledge,
        long seed,
        @Nullable Boolean propose) {

    /** So many dates to learn on, and so many to prove on, are needed at least. */
    static final int LEAST_DATES_EACH = 2;

    public Question {
        entries = List.copyOf(entries);
    }

    /** The as-of dates in order. */
    public List<LocalDate> dates() {
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; !from.plusMonths((long) i * stepMonths).isAfter(to); i++) {
            dates.add(from.plusMonths((long) i * stepMonths));
        }
        return dates;
    }

    /** The same question with every version named. */
    Question pinned(List<BacktestJob.Entrant> entrants) {
        List<Entry> named = entrants.stream()
                .filter(each -> !each.isFound())
                .map(each -> new Entry(each.policy(), each.version(), each.baseline()))
                .toList();
        return new Question(named, from, to, stepMonths, horizonMonths, knowledge, seed, propose);
    }

    boolean proposes() {
        return Boolean.TRUE.equals(propose);
    }

    /** Dates to learn on, and later ones that begin when everything that was learned from is over. */
    record Split(List<LocalDate> learning, List<LocalDate> proving) {
        boolean isEnough() {
            return Math.min(learning.size(), proving.size()) >= LEAST_DATES_EACH;
        }
    }

    /** Null when nothing is to be proposed; else at least as many dates to learn on as to prove on. */
    @Nullable
    Split split() {
        if (!proposes()) {
            return null;
        }
        List<LocalDate> dates = dates();
        for (int first = 1; first < dates.size(); first++) {
            LocalDate from = dates.get(first);
            List<LocalDate> learning =
                    dates.stream().filter(date -> !end(date).isAfter(from)).toList();
            List<LocalDate> proving = dates.subList(first, dates.size());
            if (learning.size() >= proving.size()) {
                return new Split(learning, proving);
            }
        }
        return new Split(List.of(), List.of());
    }

    LocalDate end(LocalDate asOf) {
        return asOf.plusMonths(horizonMonths);
    }
}
