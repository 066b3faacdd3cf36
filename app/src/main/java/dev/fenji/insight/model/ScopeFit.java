package dev.fenji.insight.model;

import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitFlag;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was learned of one scope, or why nothing could be learned. */
record ScopeFit(
        @Nullable LearnedModel model,
        ScopeReport.@Nullable PurchasePart purchases,
        ScopeReport.@Nullable SpendPart spend,
        ScopeReport.@Nullable Refusal refusal,
        List<ScopeReport.LeftOut> leftOut) {

    /** Shorter histories do not tell a silent customer from a slow one. */
    static final int LEAST_DAYS = 56;

    /** With so many customers a segment's own parameters and those of all weigh the same. */
    private static final double BORROWING = 500;

    /** Fits all models to the customers and chooses. */
    static ScopeFit of(PurchaseHistory history) {
        var window = window(history);
        ScopeReport.Refusal tooLittle = tooLittle(history);
        if (tooLittle != null) {
            return refused(tooLittle);
        }
        PurchaseStates states = states(history);
        ModelChoice choice = ModelChoice.among(states, window);
        FitOutcome.Fitted<PurchaseModel> chosen = choice.chosen();
        if (chosen == null) {
            return refused(Refusals.of(choice.refused(), history));
        }
        return fitted(history, chosen.model(), FitParts.purchases(chosen, choice.tried(), null), states);
    }

    /** What a run before has learned. */
    static ScopeFit takenOver(ScopeReport report) {
        List<ScopeReport.LeftOut> ofFit = report.leftOut().stream()
                .filter(left -> !ScopeReports.OF_THE_RUN.contains(left.reason()))
                .toList();
        return new ScopeFit(LearnedModel.of(report), report.purchases(), report.spend(), report.refusal(), ofFit);
    }

    /** Fits the model of all to the customers of a segment, and leans on that of all as far as they are few. */
    static ScopeFit borrowing(PurchaseHistory segment, ScopeFit all) {
        LearnedModel ofAll = all.model;
        ScopeReport.PurchasePart partOfAll = all.purchases;
        if (ofAll == null || partOfAll == null) {
            return refused(all.refusal == null ? Refusals.noFit("ALL") : all.refusal);
        }
        PurchaseStates states = states(segment);
        PurchaseModel whole = ofAll.purchases();
        FitOutcome<PurchaseModel> outcome = ModelFit.fit(whole.kind(), states, window(segment));
        if (outcome instanceof FitOutcome.Fitted<PurchaseModel> own
                && own.model().kind() == whole.kind()
                && own.model().regularity() == whole.regularity()) {
            double weight = segment.size() / (segment.size() + BORROWING);
            PurchaseModel mixed =
                    whole.kind().of(whole.regularity(), mix(own.model().values(), whole.values(), weight));
            ScopeReport.PurchasePart part =
                    FitParts.purchases(own, List.of(), new ScopeReport.Borrowed(weight, segment.size()));
            return fitted(segment, mixed, FitParts.withParameters(part, mixed), states);
        }
        var borrowed = new ScopeReport.Borrowed(0, segment.size());
        return new ScopeFit(
                ofAll, FitParts.borrowedWhole(partOfAll, borrowed), all.spend, null, FitParts.leftOut(states, null));
    }

    private static double[] mix(double[] own, double[] all, double weight) {
        double[] mixed = new double[own.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = Math.exp(weight * Math.log(own[i]) + (1 - weight) * Math.log(all[i]));
        }
        return mixed;
    }

    private static ScopeFit fitted(
            PurchaseHistory history, PurchaseModel model, ScopeReport.PurchasePart part, PurchaseStates states) {
        SpendSample sample = sample(history);
        FitOutcome<GammaGamma> spend = GammaGamma.fit(sample, window(history));
        double plainMean = plainMean(history);
        GammaGamma fitted = spend instanceof FitOutcome.Fitted<GammaGamma>(GammaGamma gamma, var _) ? gamma : null;
        return new ScopeFit(
                new LearnedModel(model, fitted, plainMean),
                part,
                FitParts.spend(spend, sample, plainMean),
                null,
                FitParts.leftOut(states, sample));
    }

    private static ScopeReport.@Nullable Refusal tooLittle(PurchaseHistory history) {
        if (history.size() == 0) {
            return ScopeReport.Refusal.of(ModelProblem.NO_PURCHASES, Map.of("asOf", day(history.asOfDay())));
        }
        int days = history.days();
        return days < LEAST_DAYS
                ? ScopeReport.Refusal.of(ModelProblem.HISTORY_TOO_SHORT, Map.of("days", days, "least", LEAST_DAYS))
                : null;
    }

    /** Whether many customers are older than the data show. */
    boolean isTruncated() {
        return purchases != null && purchases.flags().contains(FitFlag.LEFT_TRUNCATED.name());
    }

    static ScopeFit refused(ScopeReport.Refusal refusal) {
        return new ScopeFit(null, null, null, refusal, List.of());
    }

    static PurchaseStates states(PurchaseHistory history) {
        var builder = new PurchaseStates.Builder(history.size());
        for (int row = 0; row < history.size(); row++) {
            builder.add(
                    new PurchaseState(history.x(row), history.txDays(row), history.tDays(row), history.logGaps(row)));
        }
        return builder.build();
    }

    /** The first purchase counts: customers who bought once say something about spend too. */
    private static SpendSample sample(PurchaseHistory history) {
        var sample = new SpendSample.Builder();
        for (int row = 0; row < history.size(); row++) {
            // Who spent nothing on any day is left out for that reason, not as one who never came.
            int days = history.spendDays(row) == 0 ? history.purchaseDays(row) : history.spendDays(row);
            sample.add(days, history.mean(row));
        }
        return sample.build();
    }

    private static double plainMean(PurchaseHistory history) {
        double net = 0;
        long days = 0;
        for (int row = 0; row < history.size(); row++) {
            net += history.net(row);
            days += history.spendDays(row);
        }
        return days == 0 ? 0 : Math.max(0, net / days);
    }

    private static DataWindow window(PurchaseHistory history) {
        return new DataWindow(LocalDate.ofEpochDay(history.firstDay()), LocalDate.ofEpochDay(history.asOfDay()));
    }

    private static String day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }
}
