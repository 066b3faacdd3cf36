package dev.fenji.kernel.churn;

import dev.fenji.kernel.clv.PurchaseStates;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Simulated customers: everyone buys at a rate of its own until it leaves for good; both rates differ between customers. */
final class World {

    static final ChurnRule RULE = new ChurnRule(90, 90);

    /** Purchase days of each customer, rising. */
    final List<int[]> days = new ArrayList<>();

    /** Buyers born over the first {@code births} days, watched for {@code length} days. */
    static World of(int customers, int births, int length, long seed) {
        World world = new World();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < customers; i++) {
            double gap = 8 + 60 * -Math.log(random.nextDouble());
            double stay = 20 + 400 * -Math.log(random.nextDouble());
            double day = random.nextInt(births);
            double end = Math.min(length, day - stay * Math.log(random.nextDouble()));
            List<Integer> own = new ArrayList<>();
            while (own.isEmpty() || day < end) {
                if (own.isEmpty() || own.getLast() != (int) day) {
                    own.add((int) day);
                }
                day -= gap * Math.log(random.nextDouble());
            }
            world.days.add(own.stream().mapToInt(Integer::intValue).toArray());
        }
        return world;
    }

    /** Features and outcomes as of a day, of the purchases alone. */
    Snapshot snapshot(int day) {
        FeatureTable.Builder table = FeatureTable.builder(List.of(
                Feature.number(PurchaseFeatures.RECENCY_DAYS),
                Feature.number(PurchaseFeatures.PURCHASE_DAYS),
                Feature.number(PurchaseFeatures.TENURE_DAYS),
                Feature.number("frequency")));
        List<Boolean> churned = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            int count = before(i, day);
            if (count == 0 || !RULE.atStake(days.get(i)[count - 1], day)) {
                continue;
            }
            table.customer(i)
                    .number(0, day - days.get(i)[count - 1])
                    .number(1, count)
                    .number(2, day - days.get(i)[0])
                    .number(3, count - before(i, day - 180));
            int later = before(i, RULE.endOfWindow(day));
            churned.add(RULE.lost(days.get(i)[later - 1], day));
        }
        boolean[] outcomes = new boolean[churned.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = churned.get(i);
        }
        return new Snapshot(day, new Examples(table.build(), outcomes, RULE.endOfWindow(day)));
    }

    List<Snapshot> snapshots(int from, int to, int step) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (int day = from; day <= to; day += step) {
            snapshots.add(snapshot(day));
        }
        return snapshots;
    }

    PurchaseStates states(int day) {
        PurchaseStates.Builder states = new PurchaseStates.Builder();
        for (int i = 0; i < days.size(); i++) {
            int count = before(i, day);
            if (count > 0) {
                states.add(count - 1, days.get(i)[count - 1] - days.get(i)[0], day - 1 - days.get(i)[0]);
            }
        }
        return states.build();
    }

    private int before(int customer, int day) {
        int count = 0;
        for (int each : days.get(customer)) {
            count += each < day ? 1 : 0;
        }
        return count;
    }

    /** Labelled customers with a telling number, a telling category, noise, and some unknown values. */
    static Examples withCategories(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FeatureTable.Builder table = FeatureTable.builder(
                List.of(Feature.number("months"), Feature.category("contract"), Feature.number("noise")));
        boolean[] churned = new boolean[n];
        for (int i = 0; i < n; i++) {
            double months = random.nextDouble(0, 60);
            boolean yearly = random.nextBoolean();
            table.customer(1_000 + i)
                    .number(0, random.nextInt(20) == 0 ? Double.NaN : months)
                    .text(1, yearly ? "yearly" : "monthly")
                    .number(2, random.nextGaussian());
            churned[i] = random.nextDouble() < LogOdds.chance(1 - months / 15 - (yearly ? 1.5 : 0));
        }
        return new Examples(table.build(), churned);
    }
}
