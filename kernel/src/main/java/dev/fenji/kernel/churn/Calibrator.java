package dev.fenji.kernel.churn;

/** Turns log-odds of a score into a chance that holds: of customers with 30 % about 30 % churn. Never falls. */
public sealed interface Calibrator permits IdentityCalibrator, PlattCalibrator, IsotonicCalibrator {

    /** How. */
    enum Kind {
        /** The score is a chance already. */
        NONE,
        /** A logistic curve over the score. */
        PLATT,
        /** A rising step function, without any assumption of its form. */
        ISOTONIC
    }

    Kind kind();

    /** The chance, within (0, 1). */
    double chance(double logOdds);
}
