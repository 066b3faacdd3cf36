package dev.fenji.kernel.grading;

/**
 * The Brier score taken apart (Murphy 1973), with the two terms of Stephenson, Coelho &amp; Jolliffe (2008) that make it
 * exact when chances differ within a bin:
 * score = reliability − resolution + uncertainty + withinVariance − withinCovariance.
 *
 * @param reliability mean squared distance of a bin's share from its mean chance; 0 is perfect
 * @param resolution how far the bins' shares are from the overall share; more is better
 * @param uncertainty o(1 − o) of the overall share o
 * @param withinVariance mean squared distance of chances from their bin's mean
 * @param withinCovariance twice the mean product of that distance and the event's distance from its bin's share
 */
public record BrierParts(
        double reliability, double resolution, double uncertainty, double withinVariance, double withinCovariance) {

    /** The Brier score. */
    public double score() {
        return reliability - resolution + uncertainty + withinVariance - withinCovariance;
    }
}
