package dev.fenji.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a back-test is to find out.
 *
 * @param entries what is judged, two for a comparison
 * @param from first as-of date
 * @param to last possible as-of date
 * @param stepMonths months from one as-of date to the next
 * @param horizonMonths how long customers are watched after each
 * @param knowledge which facts count as known
 * @param seed of intervals and lots
 */
public record Question(
        List<Entry> entries,
        LocalDate from,
        LocalDate to,
        int stepMonths,
        int horizonMonths,
        Knowledge knowledge,
        long seed) {

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
                .map(each -> new Entry(each.policy(), each.version(), each.baseline()))
                .toList();
        return new Question(named, from, to, stepMonths, horizonMonths, knowledge, seed);
    }

    LocalDate end(LocalDate asOf) {
        return asOf.plusMonths(horizonMonths);
    }
}
