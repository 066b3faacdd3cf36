package dev.fenji.kernel.clv;

/**
 * Log-likelihood of {@link BgNbd} ({@code m = 0}) and {@link MbgNbd} ({@code m = 1}) with derivatives in r, α, a, b.
 * Per state it needs one exponential and one logarithm:
 * all else depends on whole numbers and stands in tables.
 */
final class BetaGeometricLikelihood implements Objective {

    private final PurchaseStates states;
    private final CountPart counts;
    private final LikelihoodBound bound;
    private final int longest;
    private final int m;

    BetaGeometricLikelihood(PurchaseStates states, int m) {
        this.states = states;
        this.m = m;
        this.counts = new CountPart(states);
        this.longest = states.longestDays();
        this.bound = new LikelihoodBound(counts.most(), longest);
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
        double[] rate = counts.rateTerms(r, alpha, 1);
        double[] exits = counts.exitTerms(a, b, m);
        Derivatives sum = Chunks.sum(states.size(), 4, (from, to, part) -> {
            Cell cell = new Cell(part, days, a, b);
            for (int i = from; i < to; i++) {
                int x = states.x(i);
                double log = cell.add(r + x, x + m, states.txDays(i), states.tDays(i), states.count(i));
                if (bound.broken(log + rate[x] + exits[x], x, states.txDays(i))) {
                    part.value = Double.NaN;
                }
            }
            cell.flush();
        });
        counts.addRate(sum, r, alpha, 1, rate);
        counts.addExits(sum, a, b, m, exits);
        return sum;
    }

    /**
     * {@code ln(e^A + e^B)} with {@code A = −n ln(1+T/α)}, {@code B = −n ln(1+tx/α) + ln a − ln(b+X−1)}, and its
     * derivatives: with {@code p = e^A/(e^A+e^B)}, {@code ω = 1−p} the
     * gradient is {@code pA' + ωB'} and the second derivatives are {@code pA'' + ωB'' + pω (B'−A')(B'−A')ᵀ}.
     */
    private static final class Cell {

        private final Derivatives sum;
        private final DayTable days;
        private final double logA;
        private final double inverseA;
        private final double b;
        private double value;
        private double gr;
        private double galpha;
        private double ga;
        private double gb;
        private double rr;
        private double ralpha;
        private double ra;
        private double rb;
        private double alphaalpha;
        private double alphaa;
        private double alphab;
        private double aa;
        private double ab;
        private double bb;
        private int lastExits = -1;
        private double logExit;
        private double inverseB;

        Cell(Derivatives sum, DayTable days, double a, double b) {
            this.sum = sum;
            this.days = days;
            this.logA = Math.log(a);
            this.inverseA = 1 / a;
            this.b = b;
        }

        double add(double n, int exits, int tx, int t, double count) {
            double logT = days.log[t];
            double slopeT = days.slope[t];
            double alive = -n * logT;
            if (exits == 0) {
                value += count * alive;
                gr -= count * logT;
                galpha -= count * n * slopeT;
                ralpha -= count * slopeT;
                alphaalpha -= count * n * days.bend[t];
                return alive;
            }
            if (exits != lastExits) {
                lastExits = exits;
                logExit = logA - Math.log(b + exits - 1);
                inverseB = 1 / (b + exits - 1);
            }
            double logTx = days.log[tx];
            double left = -n * logTx + logExit;
            double odds = Math.exp(-Math.abs(left - alive));
            double share = 1 / (1 + odds);
            double p = alive >= left ? share : odds * share;
            double w = alive >= left ? odds * share : share;
            double log = Math.max(alive, left) + Math.log1p(odds);
            double slopeTx = days.slope[tx];
            double slope = p * slopeT + w * slopeTx;
            double mixed = count * p * w;
            double dr = logT - logTx;
            double dalpha = n * (slopeT - slopeTx);
            value += count * log;
            gr -= count * (p * logT + w * logTx);
            galpha -= count * n * slope;
            ga += count * w;
            gb -= count * w * inverseB;
            rr += mixed * dr * dr;
            ralpha += mixed * dr * dalpha - count * slope;
            ra += mixed * dr;
            rb -= mixed * dr * inverseB;
            alphaalpha += mixed * dalpha * dalpha - count * n * (p * days.bend[t] + w * days.bend[tx]);
            alphaa += mixed * dalpha;
            alphab -= mixed * dalpha * inverseB;
            aa += mixed - count * w;
            ab -= mixed * inverseB;
            bb += (mixed + count * w) * inverseB * inverseB;
            return log;
        }

        void flush() {
            sum.value += value;
            sum.gradient[0] += gr;
            sum.gradient[1] += galpha;
            sum.gradient[2] += ga * inverseA;
            sum.gradient[3] += gb;
            sum.curve(0, 0, rr);
            sum.curve(0, 1, ralpha);
            sum.curve(0, 2, ra * inverseA);
            sum.curve(0, 3, rb);
            sum.curve(1, 1, alphaalpha);
            sum.curve(1, 2, alphaa * inverseA);
            sum.curve(1, 3, alphab);
            sum.curve(2, 2, aa * inverseA * inverseA);
            sum.curve(2, 3, ab * inverseA);
            sum.curve(3, 3, bb);
        }
    }
}
