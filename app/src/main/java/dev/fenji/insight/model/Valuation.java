package dev.fenji.insight.model;

import dev.fenji.kernel.clv.Discount;
import dev.fenji.kernel.clv.Future;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;

/**
 * What a customer is expected to do and to be worth. Pure: the same model, terms and purchases give the same figures, for a whole
 * population and for one customer alike.
 */
final class Valuation {
    private static final double DAYS_OF_A_WEEK = 7;
    private static final double WEEKS_OF_A_YEAR = 52;
    private static final int FURTHEST_DAYS = 1095;
    private static final double EVEN_CHANCE = 0.5;

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
     * @param nextDays days until the next purchase has come with an even chance; below zero when that is too far
     */
    record Outlook(
            double alive,
            double expected30,
            double expected90,
            double expected365,
            double discounted,
            double cost,
            int nextDays) {}

    Outlook outlook(PurchaseState state) {
        PurchaseModel purchases = model.purchases();
        double alive = purchases.pAlive(state);
        Future future = purchases.future(state);
        double horizon = terms.horizonDays() / DAYS_OF_A_WEEK;
        double cost = terms.costToServePerYear() == 0
                ? 0
                : terms.costToServePerYear() / WEEKS_OF_A_YEAR * alive * future.discountedPresence(horizon, delta);
        return new Outlook(
                alive,
                alive * future.expected(30 / DAYS_OF_A_WEEK),
                alive * future.expected(90 / DAYS_OF_A_WEEK),
                alive * future.expected(365 / DAYS_OF_A_WEEK),
                alive * future.discounted(horizon, delta),
                cost,
                nextDays(alive, future, EVEN_CHANCE));
    }

    /** Days until a purchase has come with this chance, or −1 when it has not within three years. */
    static int nextDays(double alive, Future future, double chance) {
        if (alive <= chance || bought(alive, future, FURTHEST_DAYS) < chance) {
            return -1;
        }
        int early = 0;
        int late = FURTHEST_DAYS;
        while (late - early > 1) {
            int middle = (early + late) >>> 1;
            if (bought(alive, future, middle) < chance) {
                early = middle;
            } else {
                late = middle;
            }
        }
        return late;
    }

    private static double bought(double alive, Future future, int days) {
        return alive * (1 - future.probabilities(days / DAYS_OF_A_WEEK, 0)[0]);
    }

    /** Expected margin of one purchase of a customer. */
    double marginOfPurchase(int purchaseDays, double meanSpend) {
        return terms.marginShare() * model.expectedSpend(purchaseDays, meanSpend);
    }
}
