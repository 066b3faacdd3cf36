package dev.fenji.tiering;

import dev.fenji.kernel.policy.CalibrationOutcome.Refusal;
import dev.fenji.shared.Problem;

/** Why a policy could not be calibrated, as a problem with words. */
final class CalibrationRefusal {
    private CalibrationRefusal() {}

    static Problem problem(Refusal refusal) {
        return Problem.of(
                switch (refusal.kind()) {
                    case POLICY_INVALID -> TieringProblem.CALIBRATION_REFUSED_POLICY_INVALID;
                    case NOBODY_IN_SCOPE -> TieringProblem.CALIBRATION_REFUSED_NOBODY_IN_SCOPE;
                    case NOBODY_RATED -> TieringProblem.CALIBRATION_REFUSED_NOBODY_RATED;
                    case TOO_FEW_FOR_QUANTILES -> TieringProblem.CALIBRATION_REFUSED_TOO_FEW;
                },
                refusal.facts());
    }
}
