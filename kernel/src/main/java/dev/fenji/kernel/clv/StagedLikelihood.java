package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GammaDifference;

/** Log-likelihood of {@link CnbdK} for a given k with derivatives in r, α, a, b. */
final class StagedLikelihood implements Objective {

    private final PurchaseStates states;
    private final CountPart counts;
    private final int longest;
    private final int m;
    private final int k;
    private final double constant;

    StagedLikelihood(PurchaseStates states, int m, int k) {
        this.states = states;
        this.m = m;
        this.k = k;
        this.counts = new CountPart(states);
        this.longest = states.longestDays();
        double purchases = states.repeatPurchases();
        this.constant = (k - 1) * (states.logGaps() - purchases * Math.log(PurchaseState.WEEK))
                - purchases * GammaDifference.logGamma(1, k - 1);
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        DayTable days = new DayTable(alpha, longest);
        Derivatives sum = Chunks.sum(states.size(), 4, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                Mixture mixture = new Mixture(4);
                double n = r + (double) k * states.x(i);
                addStages(mixture, days, n, states.txDays(i), states.tDays(i));
                int exits = states.x(i) + m;
                if (exits > 0) {
                    addLeft(mixture, days, n, states.txDays(i), a, b + exits - 1);
                }
                mixture.addTo(part, states.count(i));
            }
        });
        counts.addRate(sum, r, alpha, k, counts.rateTerms(r, alpha, k));
        counts.addExits(sum, a, b, m, counts.exitTerms(a, b, m));
        sum.value += constant;
        return sum;
    }

    /** {@code −n ln(1+T/α) + ln( (n)ⱼ/j! ((T−tx)/(α+T))^j )} for j below k. */
    private void addStages(Mixture mixture, DayTable days, double n, int tx, int t) {
        double inverse = days.inverse[t];
        double silence = (t - tx) / PurchaseState.WEEK * inverse;
        double log = -n * days.log[t];
        double harmonic = 0;
        double squares = 0;
        for (int j = 0; j < k; j++) {
            mixture.term(log, -days.log[t] + harmonic, -n * days.slope[t] - j * inverse, 0, 0);
            mixture.curve(0, 0, -squares);
            mixture.curve(0, 1, -days.slope[t]);
            mixture.curve(1, 1, j * inverse * inverse - n * days.bend[t]);
            log += Math.log((n + j) / (j + 1) * silence);
            harmonic += 1 / (n + j);
            squares += 1 / ((n + j) * (n + j));
        }
    }

    /** {@code −n ln(1+tx/α) + ln a − ln(b+X−1)}. */
    private static void addLeft(Mixture mixture, DayTable days, double n, int tx, double a, double others) {
        double log = -n * days.log[tx] + Math.log(a) - Math.log(others);
        mixture.term(log, -days.log[tx], -n * days.slope[tx], 1 / a, -1 / others);
        mixture.curve(0, 1, -days.slope[tx]);
        mixture.curve(1, 1, -n * days.bend[tx]);
        mixture.curve(2, 2, -1 / (a * a));
        mixture.curve(3, 3, 1 / (others * others));
    }
}
