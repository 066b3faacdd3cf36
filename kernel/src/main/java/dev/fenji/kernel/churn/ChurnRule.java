package dev.fenji.kernel.churn;

/**
 * What churn means for customers without a contract. Two figures that are often confused:
 *
 * @param silentDays N: a customer is lost when its last N days hold no purchase
 * @param windowDays W: the risk speaks of the end of the W days from the as-of date on
 */
public record ChurnRule(int silentDays, int windowDays) {

    public static final ChurnRule STANDARD = new ChurnRule(90, 90);

    public ChurnRule {
        if (silentDays < 1 || windowDays < 1) {
            throw new IllegalArgumentException(
                    "The silent days (%d) and the window (%d) must be positive.".formatted(silentDays, windowDays));
        }
    }

    /** Whether a customer is still there to be lost: it bought within the last N days before the as-of day. */
    public boolean atStake(long lastPurchaseDay, int asOfDay) {
        return lastPurchaseDay < asOfDay && lastPurchaseDay >= asOfDay - silentDays;
    }

    /**
     * Whether a customer at stake turned out lost: no purchase within the last N days of the window.
     *
     * @param lastDayLater day of the last purchase before the end of the window
     */
    public boolean lost(long lastDayLater, int asOfDay) {
        return lastDayLater < endOfWindow(asOfDay) - silentDays;
    }

    /** First day after the window. Facts of days before it tell the outcome. */
    public int endOfWindow(int asOfDay) {
        return asOfDay + windowDays;
    }
}
