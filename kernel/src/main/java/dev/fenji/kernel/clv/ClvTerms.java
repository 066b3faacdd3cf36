package dev.fenji.kernel.clv;

/**
 * What a lifetime value is made of, besides the models.
 *
 * @param horizonDays how far ahead purchases count
 * @param annualRate discount rate per year, for example 0.15
 * @param marginShare margin per unit of spend, for example 0.3; 1 when the amounts are margins already
 * @param costPerPurchase what serving a purchase costs
 * @param costPerYear what keeping a customer who is still there costs per year
 * @param level chance that an interval covers, for example 0.8
 */
public record ClvTerms(
        double horizonDays,
        double annualRate,
        double marginShare,
        double costPerPurchase,
        double costPerYear,
        double level) {

    /** One year at 10 %, amounts are margins, no cost to serve, 80 % intervals. */
    public static final ClvTerms STANDARD = new ClvTerms(365, 0.1, 1, 0, 0, 0.8);

    /** The cost of a purchase in units of spend; without a margin it cannot be expressed so and is left out. */
    double costInSpend() {
        return marginShare > 0 ? costPerPurchase / marginShare : 0;
    }

    boolean costNothing() {
        return costPerPurchase == 0 && costPerYear == 0;
    }

    double weeks() {
        return horizonDays / PurchaseState.WEEK;
    }

    double delta() {
        return Discount.perWeek(annualRate);
    }

    double costPerWeek() {
        return costPerYear / 52;
    }
}
