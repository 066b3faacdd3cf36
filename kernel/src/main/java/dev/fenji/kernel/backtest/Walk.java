package dev.fenji.kernel.backtest;

import dev.fenji.kernel.grading.Ranked;

/** The customers of a period from the best-placed down, sorted once and walked under any weights. */
final class Walk {

    static final byte BOUGHT = 1;
    static final byte PRESENT = 1 << 1;
    static final byte LOST = 1 << 2;

    private final Ranked ranked;
    private final int places;
    private final byte[] tier;
    private final double[] value;
    private final int[] valueGroup;
    private final byte[] flags;
    private final Trail trail;

    Walk(Period period, Placement placement, int rungs, int[] valueGroups, Trail trail) {
        this.ranked = order(placement, rungs);
        this.places = rungs + 1;
        this.trail = trail;
        int n = period.size();
        this.tier = new byte[n];
        this.value = ranked.arrange(period.values());
        this.valueGroup = new int[n];
        this.flags = new byte[n];
        for (int place = 0; place < n; place++) {
            int row = ranked.order(place);
            tier[place] = place(placement.tiers()[row], rungs);
            valueGroup[place] = valueGroups[row];
            flags[place] = (byte) ((period.bought()[row] ? BOUGHT : 0)
                    | (period.present()[row] ? PRESENT : 0)
                    | (period.lost()[row] ? LOST : 0));
        }
    }

    Ranked ranked() {
        return ranked;
    }

    /** By tier, and by score within one. Those without a tier come last and are alike. */
    private static Ranked order(Placement placement, int rungs) {
        int n = placement.tiers().length;
        double[] scores = new double[n];
        for (int row = 0; row < n; row++) {
            scores[row] = placement.tiers()[row] < 0 ? 0 : placement.scores()[row];
        }
        int[] groups = Ranked.by(scores).groups();
        double[] places = new double[n];
        for (int row = 0; row < n; row++) {
            byte tier = placement.tiers()[row];
            places[row] = tier < 0 ? -(double) rungs * n : -((double) tier * n + groups[row]);
        }
        return Ranked.by(places);
    }

    static byte place(byte tier, int rungs) {
        return tier < 0 ? (byte) rungs : tier;
    }

    /**
     * Sums under weights.
     *
     * @param weights by row
     * @param total their sum
     * @param valueRanks mid-ranks by value group under the same weights
     */
    Tally tally(byte[] weights, long total, double[] valueRanks) {
        Tally tally = new Tally(places);
        trail.count(weights, tally);
        Sums sums = new Sums(total);
        int start = 0;
        for (int group = 0; group < ranked.groupCount(); group++) {
            int end = ranked.groupEnd(group);
            double weight = 0;
            double amount = 0;
            double ranks = 0;
            int at = tier[start];
            for (int place = start; place < end; place++) {
                int times = weights[ranked.order(place)];
                if (times == 0) {
                    continue;
                }
                weight += times;
                amount += times * value[place];
                ranks += times * sums.centred(valueRanks[valueGroup[place]], times);
                count(tally, at, times, flags[place]);
            }
            tally.customers[at] += weight;
            tally.value[at] += amount;
            sums.group(weight, amount, ranks);
            start = end;
        }
        sums.results(tally);
        return tally;
    }

    private static void count(Tally tally, int tier, int times, byte flags) {
        if ((flags & BOUGHT) != 0) {
            tally.bought[tier] += times;
        }
        if ((flags & PRESENT) != 0) {
            tally.present[tier] += times;
            if ((flags & LOST) != 0) {
                tally.lost[tier] += times;
            }
        }
    }

    /** What the rank measures need. */
    private static final class Sums {
        private final double total;
        private double walked;
        private double amount;
        private double top10;
        private double top20;
        private double product;
        private double squared;
        private double valueSquared;

        Sums(double total) {
            this.total = total;
        }

        double centred(double valueRank, int times) {
            double centred = valueRank - total / 2;
            valueSquared += times * centred * centred;
            return centred;
        }

        void group(double weight, double value, double ranks) {
            if (weight == 0) {
                return;
            }
            double rank = walked + weight / 2 - total / 2;
            product += rank * ranks;
            squared += weight * rank * rank;
            top10 += value * inside(0.1 * total, weight);
            top20 += value * inside(0.2 * total, weight);
            amount += value;
            walked += weight;
        }

        /** The part of a group of ties that is above the line. */
        private double inside(double line, double weight) {
            return Math.clamp((line - walked) / weight, 0.0, 1.0);
        }

        void results(Tally tally) {
            if (amount > 0) {
                tally.top10 = top10 / amount;
                tally.top20 = top20 / amount;
            }
            double spread = Math.sqrt(squared * valueSquared);
            if (spread > 0) {
                tally.correlation = product / spread;
            }
        }
    }
}
