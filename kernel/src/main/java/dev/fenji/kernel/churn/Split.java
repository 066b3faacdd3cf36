package dev.fenji.kernel.churn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Examples to learn from, to choose by and to judge by. In time, each part starts only after the outcomes of the part before
 * are known, so no outcome is learned from that overlaps one that is judged (a purged split, López de Prado 2018, 7.4).
 *
 * @param training learned from while choosing
 * @param validation the choice is made here
 * @param test judged here
 * @param trainingDays as-of days; empty without time
 * @param validationDays as-of days
 * @param testDay as-of day; 0 without time
 */
record Split(
        Examples training,
        Examples validation,
        Examples test,
        List<Integer> trainingDays,
        List<Integer> validationDays,
        int testDay) {

    /** Shares of customers without time: 60 % learn, 20 % choose, 20 % judge. */
    private static final double TRAINING = 0.6;

    private static final double VALIDATION = 0.8;

    /** Whether there was no room for a date of its own to choose by. */
    boolean choosesOnTest() {
        return validation == test;
    }

    /** What may be learned from before judging: everything whose outcome was known by the test day. */
    Examples beforeTest() {
        return choosesOnTest() ? training : Examples.concat(List.of(training, validation));
    }

    /**
     * Splits over time: the last day judges; the last day whose outcome was known by then chooses; all days whose outcomes
     * were known by then teach. Without room for three, the last day does both; without room for two there is no split.
     */
    static @Nullable Split overTime(List<Snapshot> snapshots, int windowDays) {
        List<Snapshot> usable = snapshots.stream()
                .filter(snapshot -> snapshot.examples().size() > 0)
                .sorted((one, other) -> Integer.compare(one.asOfDay(), other.asOfDay()))
                .toList();
        if (usable.isEmpty()) {
            return null;
        }
        Snapshot test = usable.getLast();
        List<Snapshot> known = before(usable, test.asOfDay(), windowDays);
        if (known.isEmpty()) {
            return null;
        }
        Snapshot validation = known.getLast();
        List<Snapshot> training = before(known, validation.asOfDay(), windowDays);
        return training.isEmpty() ? of(known, test, test) : of(training, validation, test);
    }

    private static List<Snapshot> before(List<Snapshot> snapshots, int day, int windowDays) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.asOfDay() + windowDays <= day)
                .toList();
    }

    private static Split of(List<Snapshot> training, Snapshot validation, Snapshot test) {
        return new Split(
                Examples.concat(training.stream().map(Snapshot::examples).toList()),
                validation.examples(),
                test.examples(),
                training.stream().map(Snapshot::asOfDay).toList(),
                List.of(validation.asOfDay()),
                test.asOfDay());
    }

    /** Splits over customers, for outcomes without dates. */
    static Split overCustomers(Examples examples, long seed) {
        double[] place = new double[examples.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = Folds.uniform(examples.table().customer(i), seed + 1);
        }
        return new Split(
                examples.where(row -> place[row] < TRAINING),
                examples.where(row -> place[row] >= TRAINING && place[row] < VALIDATION),
                examples.where(row -> place[row] >= VALIDATION),
                List.of(),
                List.of(),
                0);
    }
}
