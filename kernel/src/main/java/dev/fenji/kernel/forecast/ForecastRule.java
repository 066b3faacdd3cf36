package dev.fenji.kernel.forecast;

/**
 * How to forecast.
 *
 * @param level of the intervals, for example 0.8
 * @param minimumGaps gaps of all customers together; with fewer nothing is forecast
 * @param minimumCustomers customers with a gap
 * @param minimumSegment customers a segment needs for a mean of its own
 * @param giveUp a customer whose silence so far had less than this chance is not expected back
 */
public record ForecastRule(double level, int minimumGaps, int minimumCustomers, int minimumSegment, double giveUp) {

    public static final ForecastRule STANDARD = new ForecastRule(0.8, 100, 30, 20, 0.01);

    public ForecastRule {
        if (!(level > 0 && level < 1) || !(giveUp >= 0 && giveUp < 1)) {
            throw new IllegalArgumentException(
                    "The level (%s) and the chance to give up at (%s) must be between 0 and 1."
                            .formatted(level, giveUp));
        }
    }
}
