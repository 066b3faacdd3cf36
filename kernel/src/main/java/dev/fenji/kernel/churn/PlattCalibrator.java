package dev.fenji.kernel.churn;

/**
 * σ(a z + b), a ≥ 0 (Platt 1999), fitted by Newton's method to smoothed targets (N₊ + 1)/(N₊ + 2) and 1/(N₋ + 2) as in Lin,
 * Lin &amp; Weng (2007), so that perfectly separated scores do not run off to infinity.
 *
 * @param slope a; 0 when the score points the wrong way, so that the chance never falls with the score
 * @param intercept b
 */
record PlattCalibrator(double slope, double intercept) implements Calibrator {

    private static final int STEPS = 100;
    private static final double RIDGE = 1e-9;
    private static final double ENOUGH = 1e-10;

    static PlattCalibrator fit(double[] logOdds, boolean[] events) {
        double with = 0;
        for (boolean event : events) {
            with += event ? 1 : 0;
        }
        double high = (with + 1) / (with + 2);
        double low = 1 / (events.length - with + 2);
        double base = Math.log((with + 1) / (events.length - with + 1));
        double[] line = {0, base};
        double loss = loss(line, logOdds, events, high, low);
        for (int step = 0; step < STEPS; step++) {
            double[] move = newton(line, logOdds, events, high, low);
            double scale = 1;
            double[] next = line;
            double nextLoss = Double.POSITIVE_INFINITY;
            while (!(nextLoss <= loss) && scale > ENOUGH) {
                next = new double[] {line[0] - scale * move[0], line[1] - scale * move[1]};
                nextLoss = loss(next, logOdds, events, high, low);
                scale /= 2;
            }
            if (!(loss - nextLoss > ENOUGH * (1 + Math.abs(loss)))) {
                break;
            }
            line = next;
            loss = nextLoss;
        }
        return line[0] >= 0 ? new PlattCalibrator(line[0], line[1]) : new PlattCalibrator(0, base);
    }

    private static double[] newton(double[] line, double[] z, boolean[] events, double high, double low) {
        double slopeGradient = 0;
        double gradient = 0;
        double slopeSlope = RIDGE;
        double slopeOnly = 0;
        double only = RIDGE;
        for (int i = 0; i < z.length; i++) {
            double chance = LogOdds.chance(line[0] * z[i] + line[1]);
            double miss = chance - (events[i] ? high : low);
            double curvature = chance * (1 - chance);
            slopeGradient += z[i] * miss;
            gradient += miss;
            slopeSlope += z[i] * z[i] * curvature;
            slopeOnly += z[i] * curvature;
            only += curvature;
        }
        double determinant = slopeSlope * only - slopeOnly * slopeOnly;
        return new double[] {
            (only * slopeGradient - slopeOnly * gradient) / determinant,
            (slopeSlope * gradient - slopeOnly * slopeGradient) / determinant
        };
    }

    private static double loss(double[] line, double[] z, boolean[] events, double high, double low) {
        double loss = 0;
        for (int i = 0; i < z.length; i++) {
            double score = line[0] * z[i] + line[1];
            double target = events[i] ? high : low;
            loss += target * LogOdds.loss(score, true) + (1 - target) * LogOdds.loss(score, false);
        }
        return loss;
    }

    @Override
    public Kind kind() {
        return Kind.PLATT;
    }

    @Override
    public double chance(double logOdds) {
        return LogOdds.chance(slope * logOdds + intercept);
    }
}
