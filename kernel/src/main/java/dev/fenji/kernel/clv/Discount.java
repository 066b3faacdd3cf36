package dev.fenji.kernel.clv;

/** The one place where a yearly discount rate becomes the continuous rate per week that the models need. */
public final class Discount {

    private static final double WEEKS_OF_A_YEAR = 52;

    private Discount() {}

    /**
     * {@code δ = ln(1 + annual) / 52}.
     *
     * @param annual for example 0.15 for 15 % a year
     */
    public static double perWeek(double annual) {
        return Math.log1p(annual) / WEEKS_OF_A_YEAR;
    }
}
