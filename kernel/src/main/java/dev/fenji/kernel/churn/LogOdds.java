package dev.fenji.kernel.churn;

/** Log-odds ln(p / (1 − p)) and back. */
final class LogOdds {

    /** Beyond this a double cannot tell the chance from 0 or 1 well. */
    private static final double LIMIT = 30;

    private LogOdds() {}

    /** σ(z) = 1 / (1 + e^−z), within (0, 1) for any z. */
    static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-Math.clamp(logOdds, -LIMIT, LIMIT)));
    }

    /** ln(p / (1 − p)), within ±30 for any p. */
    static double of(double chance) {
        return Math.clamp(Math.log(chance) - Math.log1p(-chance), -LIMIT, LIMIT);
    }

    /** −ln of the chance given to what happened: ln(1 + e^−z) or ln(1 + e^z), without overflow. */
    static double loss(double logOdds, boolean event) {
        double z = event ? -logOdds : logOdds;
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }
}
