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
                Mixture mixture = new Mixture();
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
            mixture.next(log);
            mixture.gradient(-days.log[t] + harmonic, -n * days.slope[t] - j * inverse, 0, 0);
            mixture.rr -= mixture.weight * squares;
            mixture.ralpha -= mixture.weight * days.slope[t];
            mixture.alphaalpha += mixture.weight * (j * inverse * inverse - n * days.bend[t]);
            log += Math.log((n + j) / (j + 1) * silence);
            harmonic += 1 / (n + j);
            squares += 1 / ((n + j) * (n + j));
        }
    }

    /** {@code −n ln(1+tx/α) + ln a − ln(b+X−1)}. */
    private static void addLeft(Mixture mixture, DayTable days, double n, int tx, double a, double others) {
        mixture.next(-n * days.log[tx] + Math.log(a) - Math.log(others));
        mixture.gradient(-days.log[tx], -n * days.slope[tx], 1 / a, -1 / others);
        mixture.ralpha -= mixture.weight * days.slope[tx];
        mixture.alphaalpha -= mixture.weight * n * days.bend[tx];
        mixture.aa -= mixture.weight / (a * a);
        mixture.bb += mixture.weight / (others * others);
    }

    /** {@code ln Σ e^(termᵢ)} with derivatives; everything is kept relative to the largest term so far. */
    private static final class Mixture {

        private double largest = Double.NEGATIVE_INFINITY;
        private double total;
        private double weight;
        private final double[] gradient = new double[4];
        private final double[] squares = new double[16];
        private double rr;
        private double ralpha;
        private double alphaalpha;
        private double aa;
        private double bb;

        void next(double log) {
            if (log > largest) {
                rescale(Math.exp(largest - log));
                largest = log;
            }
            weight = Math.exp(log - largest);
            total += weight;
        }

        void gradient(double r, double alpha, double a, double b) {
            double[] g = {r, alpha, a, b};
            for (int i = 0; i < 4; i++) {
                gradient[i] += weight * g[i];
                for (int j = 0; j < 4; j++) {
                    squares[4 * i + j] += weight * g[i] * g[j];
                }
            }
        }

        void addTo(Derivatives sum, double count) {
            sum.value += count * (largest + Math.log(total));
            for (int i = 0; i < 4; i++) {
                sum.gradient[i] += count * gradient[i] / total;
                for (int j = 0; j < 4; j++) {
                    sum.hessian[4 * i + j] +=
                            count * (squares[4 * i + j] / total - gradient[i] / total * (gradient[j] / total));
                }
            }
            sum.curve(0, 0, count * rr / total);
            sum.curve(0, 1, count * ralpha / total);
            sum.curve(1, 1, count * alphaalpha / total);
            sum.curve(2, 2, count * aa / total);
            sum.curve(3, 3, count * bb / total);
        }

        private void rescale(double factor) {
            total *= factor;
            for (int i = 0; i < 4; i++) {
                gradient[i] *= factor;
            }
            for (int i = 0; i < 16; i++) {
                squares[i] *= factor;
            }
            rr *= factor;
            ralpha *= factor;
            alphaalpha *= factor;
            aa *= factor;
            bb *= factor;
        }
    }
}
