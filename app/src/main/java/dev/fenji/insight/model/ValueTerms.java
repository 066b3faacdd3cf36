package dev.fenji.insight.model;

/**
 * What turns purchases into worth.
 *
 * @param marginShare share of net revenue that is margin
 * @param from where that share is known from
 * @param costedShare share of net revenue whose cost is known
 */
record ValueTerms(
        ModelSettings.Basis basis,
        double marginShare,
        From from,
        double costedShare,
        int horizonDays,
        double discountRate,
        double costToServePerYear) {

    /** Where the share of margin is known from. */
    enum From {
        /** From the costs of what was sold. */
        MEASURED,
        /** The organisation said so. */
        SET,
        /** Nobody knows: all of it counts as margin, and the reports say so. */
        ASSUMED,
        /** The organisation wants values in revenue. */
        NOT_NEEDED
    }

    /** With the cost of less than this share of revenue known, costs say nothing about the whole. */
    private static final double ENOUGH_COSTED = 0.5;

    static ValueTerms of(ModelSettings settings, PurchaseReader.Costs costs) {
        double costed = costs.net() > 0 ? Math.clamp(costs.costed() / costs.net(), 0, 1) : 0;
        From from = from(settings, costed, costs);
        double share = switch (from) {
            case MEASURED -> (costs.costed() - costs.cost()) / costs.costed();
            case SET ->
                settings.marginShare() == null ? 1 : settings.marginShare().doubleValue();
            case ASSUMED, NOT_NEEDED -> 1;
        };
        return new ValueTerms(
                settings.basis(),
                share,
                from,
                costed,
                settings.horizonDays(),
                settings.discountRate().doubleValue(),
                settings.costToServePerYear().doubleValue());
    }

    private static From from(ModelSettings settings, double costed, PurchaseReader.Costs costs) {
        if (settings.basis() == ModelSettings.Basis.NET) {
            return From.NOT_NEEDED;
        }
        if (costed >= ENOUGH_COSTED && costs.costed() > costs.cost()) {
            return From.MEASURED;
        }
        return settings.marginShare() == null ? From.ASSUMED : From.SET;
    }
}
