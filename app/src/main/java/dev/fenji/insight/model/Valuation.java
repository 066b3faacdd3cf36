package dev.fenji.insight.model;

import dev.fenji.kernel.clv.Discount;
import dev.fenji.kernel.clv.Future;
import dev.fenji.kernel.clv.PurchaseState;

/**
 * What a customer is expected to do and to be worth. Pure: the same model, terms and purchases give the same figures, for a whole
 * population and for one customer alike.
 */
final class Valuation {
    private static final double DAYS_OF_A_WEEK = 7;
    private static final double WEEKS_OF_A_YEAR = 52;

    private final LearnedModel model;
    private final ValueTerms terms;
    private final double delta;

    Valuation(LearnedModel model, ValueTerms terms) {
        this.model = model;
        this.terms = terms;
        this.delta = Discount.perWeek(terms.discountRate());
    }

    /**
     * What a purchase state foretells; money is per unit of expected spend.
     *
     * @param discounted purchases within the horizon, each discounted
     * @param cost discounted cost to serve within the horizon, in the base currency
     */
    record Outlook(
            double alive, double expected30, double expected90, double expected365, double discounted, double cost) {}

    /** The same for one who is there for certain: it hangs on purchases and age alone, unless purchases are regular. */
    record Ahead(double expected30, double expected90, double expected365, double discounted, double cost) {}

    Ahead ahead(PurchaseState state) {
        Future future = model.purchases().future(state);
        double horizon = terms.horizonDays() / DAYS_OF_A_WEEK;
        double yearly = terms.costToServePerYear();
        return new Ahead(
                future.expected(30 / DAYS_OF_A_WEEK),
                future.expected(90 / DAYS_OF_A_WEEK),
                future.expected(365 / DAYS_OF_A_WEEK),
                future.discounted(horizon, delta),
                yearly == 0 ? 0 : yearly / WEEKS_OF_A_YEAR * future.discountedPresence(horizon, delta));
    }

    Outlook outlook(PurchaseState state) {
        return outlook(state, ahead(state));
    }

    Outlook outlook(PurchaseState state, Ahead ahead) {
        double alive = model.purchases().pAlive(state);
        return new Outlook(
                alive,
                alive * ahead.expected30,
                alive * ahead.expected90,
                alive * ahead.expected365,
                alive * ahead.discounted,
                alive * ahead.cost);
    }

    /** Expected margin of one purchase of a customer. */
    double marginOfPurchase(int purchaseDays, double meanSpend) {
        return terms.marginShare() * model.expectedSpend(purchaseDays, meanSpend);
    }
}
