package dev.fenji.kernel.clv;

import dev.fenji.kernel.special.GaussLegendre;

/**
 * Log-likelihood of {@link ParetoNbd} with derivatives in r, α, s, β. The integral over the time of leaving is the sum
 * over quadrature nodes of {@link ParetoIntegral}; derivatives
 * pass under it.
 */
final class ParetoLikelihood implements Objective {

    private static final GaussLegendre NODES = ParetoIntegral.NODES;

    private final PurchaseStates states;
    private final CountPart counts;
    private final LikelihoodBound bound;
    private final int longest;

    ParetoLikelihood(PurchaseStates states) {
        this.states = states;
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
        DayTable buying = new DayTable(alpha, longest);
        DayTable leaving = new DayTable(parameters[3], longest);
        double[] rate = counts.rateTerms(r, alpha, 1);
        Derivatives sum = Chunks.sum(states.size(), 4, (from, to, part) -> {
            Cell cell = new Cell(part, buying, leaving, parameters);
            for (int i = from; i < to; i++) {
                int x = states.x(i);
                double log = cell.add(r + x, states.txDays(i), states.tDays(i), states.count(i));
                if (bound.broken(log + rate[x], x, states.txDays(i))) {
                    part.value = Double.NaN;
                }
            }
        });
        counts.addRate(sum, r, alpha, 1, rate);
        return sum;
    }

    /**
     * {@code ln(e^A + e^B)}, {@code A = −n L(T) − s M(T)}, {@code B = ln ∫_tx^T s/β e^(−n L(u) − (s+1) M(u)) du},
     * {@code L(u) = ln(1+u/α)}, {@code M(u) = ln(1+u/β)}. Within
     * B the derivatives are means over the nodes, and covariances for the second ones.
     */
    private static final class Cell {

        private final Derivatives sum;
        private final DayTable buying;
        private final DayTable leaving;
        private final double alpha;
        private final double s;
        private final double beta;
        private final double[] weights = new double[NODES.size()];
        private final double[] us = new double[NODES.size()];
        private final double[] buyingLogs = new double[NODES.size()];
        private final double[] leavingLogs = new double[NODES.size()];
        /** Gradients of A and B, then the second derivatives of B: rr rα rs rβ αα αs αβ ss sβ ββ. */
        private final double[] ga = new double[4];

        private final double[] gb = new double[4];
        private final double[] hb = new double[10];

        Cell(Derivatives sum, DayTable buying, DayTable leaving, double[] parameters) {
            this.sum = sum;
            this.buying = buying;
            this.leaving = leaving;
            this.alpha = parameters[1];
            this.s = parameters[2];
            this.beta = parameters[3];
        }

        double add(double n, int tx, int t, double count) {
            double alive = -n * buying.log[t] - s * leaving.log[t];
            ga[0] = -buying.log[t];
            ga[1] = -n * buying.slope[t];
            ga[2] = -leaving.log[t];
            ga[3] = -s * leaving.slope[t];
            double left = t > tx ? integral(n, tx, t) : Double.NEGATIVE_INFINITY;
            double odds = Math.exp(-Math.abs(left - alive));
            double share = 1 / (1 + odds);
            double p = alive >= left ? share : odds * share;
            double w = alive >= left ? odds * share : share;
            double log = Math.max(alive, left) + Math.log1p(odds);
            sum.value += count * log;
            int at = 0;
            for (int i = 0; i < 4; i++) {
                sum.gradient[i] += count * (w > 0 ? p * ga[i] + w * gb[i] : ga[i]);
                for (int j = i; j < 4; j++, at++) {
                    sum.hessian[4 * i + j] += w > 0 ? count * w * (hb[at] + p * (gb[i] - ga[i]) * (gb[j] - ga[j])) : 0;
                }
            }
            aliveCurvature(n, t, count * p);
            mirror();
            return log;
        }

        private void aliveCurvature(double n, int t, double weight) {
            sum.hessian[1] -= weight * buying.slope[t];
            sum.hessian[5] -= weight * n * buying.bend[t];
            sum.hessian[11] -= weight * leaving.slope[t];
            sum.hessian[15] -= weight * s * leaving.bend[t];
        }

        private void mirror() {
            for (int i = 1; i < 4; i++) {
                for (int j = 0; j < i; j++) {
                    sum.hessian[4 * i + j] = sum.hessian[4 * j + i];
                }
            }
        }

        private double integral(double n, int txDays, int tDays) {
            double tx = txDays / PurchaseState.WEEK;
            double t = tDays / PurchaseState.WEEK;
            double alphaTx = alpha + tx;
            double betaTx = beta + tx;
            boolean buyingFirst = alphaTx <= betaTx;
            double from = buyingFirst ? alphaTx : betaTx;
            double width = ParetoIntegral.width(n, alphaTx, s, betaTx, t - tx);
            double total = 0;
            for (int i = 0; i < weights.length; i++) {
                double v = width * NODES.unitNode(i);
                double step = from * Math.expm1(v);
                double other = Math.log1p(step / (buyingFirst ? betaTx : alphaTx));
                double bought = buyingFirst ? v : other;
                double gone = buyingFirst ? other : v;
                double weight = NODES.unitWeight(i) * Math.exp(v - n * bought - (s + 1) * gone);
                weights[i] = weight;
                us[i] = tx + step;
                buyingLogs[i] = buying.log[txDays] + bought;
                leavingLogs[i] = leaving.log[txDays] + gone;
                total += weight;
            }
            moments(n, total);
            return -n * buying.log[txDays] - (s + 1) * leaving.log[txDays] + Math.log(s / beta * from * width * total);
        }

        /** Means and covariances of the derivatives of the integrand over the nodes. */
        private void moments(double n, double total) {
            double l1 = 0;
            double j1 = 0;
            double m1 = 0;
            double k1 = 0;
            double ll = 0;
            double lj = 0;
            double lm = 0;
            double lk = 0;
            double jj = 0;
            double jm = 0;
            double jk = 0;
            double mm = 0;
            double mk = 0;
            double kk = 0;
            double bendL = 0;
            double bendM = 0;
            double inverseAlpha = 1 / alpha;
            double inverseBeta = 1 / beta;
            double scale = 1 / total;
            for (int i = 0; i < weights.length; i++) {
                double weight = weights[i] * scale;
                double u = us[i];
                double l = buyingLogs[i];
                double ia = 1 / (alpha + u);
                double ib = 1 / (beta + u);
                double j = -u * ia * inverseAlpha;
                double k = -u * ib * inverseBeta;
                double m = leavingLogs[i];
                double wl = weight * l;
                double wj = weight * j;
                double wm = weight * m;
                double wk = weight * k;
                l1 += wl;
                j1 += wj;
                m1 += wm;
                k1 += wk;
                ll += wl * l;
                lj += wl * j;
                lm += wl * m;
                lk += wl * k;
                jj += wj * j;
                jm += wj * m;
                jk += wj * k;
                mm += wm * m;
                mk += wm * k;
                kk += wk * k;
                bendL -= wj * (ia + inverseAlpha);
                bendM -= wk * (ib + inverseBeta);
            }
            double e = s + 1;
            gb[0] = -l1;
            gb[1] = -n * j1;
            gb[2] = 1 / s - m1;
            gb[3] = -inverseBeta - e * k1;
            hb[0] = ll - l1 * l1;
            hb[1] = -j1 + n * (lj - l1 * j1);
            hb[2] = lm - l1 * m1;
            hb[3] = e * (lk - l1 * k1);
            hb[4] = -n * bendL + n * n * (jj - j1 * j1);
            hb[5] = n * (jm - j1 * m1);
            hb[6] = n * e * (jk - j1 * k1);
            hb[7] = -1 / (s * s) + mm - m1 * m1;
            hb[8] = -k1 + e * (mk - m1 * k1);
            hb[9] = inverseBeta * inverseBeta - e * bendM + e * e * (kk - k1 * k1);
        }
    }
}
