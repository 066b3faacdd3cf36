package dev.fenji.kernel.grading;

/**
 * Customers of about the same chance: when the forecast is calibrated, {@code observed} is {@code expected}.
 *
 * @param from lowest chance in the bin
 * @param to highest chance in the bin
 * @param customers how many
 * @param expected mean chance
 * @param observed share with the event
 * @param low lower end of Wilson's interval of the share
 * @param high upper end
 */
public record CalibrationBin(
        double from, double to, int customers, double expected, double observed, double low, double high) {}
