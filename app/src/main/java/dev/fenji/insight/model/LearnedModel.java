package dev.fenji.insight.model;

import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of the customers of a scope: together with its own purchases all that valuing a customer needs.
 *
 * @param purchases how often people buy and whether they leave
 * @param spend what they spend; null when that could not be learned, then everyone spends the plain mean
 * @param plainMean mean net spend of a purchase day
 */
record LearnedModel(PurchaseModel purchases, @Nullable GammaGamma spend, double plainMean) {

    /** Whether the sales show that customers leave for good; otherwise P(alive) is an assumption. */
    boolean showsLeaving() {
        return purchases.kind() != ModelKind.NBD;
    }

    /** Expected net spend of a purchase; a customer that sent everything back is taken as one that spends next to nothing. */
    double expectedSpend(int purchaseDays, double mean) {
        return spend == null ? plainMean : spend.expectedSpend(purchaseDays, Math.max(mean, 0));
    }

    /** The model that a report speaks of; null when it refused. */
    static @Nullable LearnedModel of(ScopeReport report) {
        ScopeReport.PurchasePart purchases = report.purchases();
        ScopeReport.SpendPart spend = report.spend();
        if (purchases == null || spend == null) {
            return null;
        }
        double[] p = values(spend.parameters());
        return new LearnedModel(
                purchaseModel(purchases),
                p.length == 0 ? null : new GammaGamma(p[0], p[1], p[2]),
                spend.mean() == null ? 0 : spend.mean());
    }

    private static PurchaseModel purchaseModel(ScopeReport.PurchasePart part) {
        for (ModelKind kind : ModelKind.values()) {
            if (kind.id().equals(part.model())) {
                return kind.of(part.regularity(), values(part.parameters()));
            }
        }
        throw new IllegalArgumentException("There is no purchase model " + part.model());
    }

    private static double[] values(List<ScopeReport.Parameter> parameters) {
        return parameters.stream().mapToDouble(ScopeReport.Parameter::value).toArray();
    }
}
