package dev.fenji.kernel.churn;

/** The score as it is. */
record IdentityCalibrator() implements Calibrator {

    @Override
    public Kind kind() {
        return Kind.NONE;
    }

    @Override
    public double chance(double logOdds) {
        return LogOdds.chance(logOdds);
    }
}
