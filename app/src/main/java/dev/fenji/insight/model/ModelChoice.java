package dev.fenji.insight.model;

import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitFlag;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.FitOutcome.Fitted;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fits the purchase models and chooses, and says which were not tried. BG/NBD is shown but never chosen, because in it nobody leaves after the first purchase; where no
 * model shows that anybody leaves, NBD is chosen and flagged.
 *
 * @param chosen null when there is no model at all, then {@code refused} says why
 */
record ModelChoice(
        @Nullable Fitted<PurchaseModel> chosen,
        FitOutcome.@Nullable Refused<PurchaseModel> refused,
        List<ScopeReport.TriedModel> tried) {

    private static final List<ModelKind> SHOWN =
            List.of(ModelKind.NBD, ModelKind.BG_NBD, ModelKind.MBG_NBD, ModelKind.PARETO_NBD, ModelKind.MBG_CNBD_K);
    private static final Set<ModelKind> ELIGIBLE =
            Set.of(ModelKind.MBG_NBD, ModelKind.PARETO_NBD, ModelKind.MBG_CNBD_K);

    /** Regular models take many times as long: on more distinct histories they are not tried. They come last in the list. */
    static final int MOST_STATES_FOR_REGULARITY = 20_000;

    private static final String TOO_MANY_STATES = "TOO_MANY_STATES";

    /** A parameter more must earn its keep (Akaike). */
    private static final double PRICE_OF_REGULARITY = 1;

    static ModelChoice among(PurchaseStates states, DataWindow window) {
        List<FitOutcome<PurchaseModel>> outcomes = new ArrayList<>();
        for (ModelKind kind : SHOWN) {
            if (kind == ModelKind.MBG_CNBD_K && states.size() > MOST_STATES_FOR_REGULARITY) {
                continue;
            }
            FitOutcome<PurchaseModel> outcome = ModelFit.fit(kind, states, window);
            if (outcome instanceof FitOutcome.Refused<PurchaseModel> refused && kind == ModelKind.NBD) {
                return new ModelChoice(null, refused, List.of());
            }
            outcomes.add(outcome);
        }
        Fitted<PurchaseModel> best = null;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Fitted<PurchaseModel> fitted
                    && ELIGIBLE.contains(SHOWN.get(i))
                    && usable(fitted, SHOWN.get(i))
                    && (best == null || worth(fitted) > worth(best))) {
                best = fitted;
            }
        }
        Fitted<PurchaseModel> chosen = best != null ? best : fallback(outcomes);
        return new ModelChoice(chosen, null, tried(outcomes, chosen));
    }

    /** The fit of any model that could not show leaving carries the flag and NBD in its place. */
    private static Fitted<PurchaseModel> fallback(List<FitOutcome<PurchaseModel>> outcomes) {
        for (FitOutcome<PurchaseModel> outcome : outcomes) {
            if (outcome instanceof Fitted<PurchaseModel> fitted
                    && fitted.report().flags().contains(FitFlag.DROPOUT_NOT_IDENTIFIED)) {
                return fitted;
            }
        }
        return (Fitted<PurchaseModel>) outcomes.getFirst();
    }

    /** A regular model of regularity 1 is the plain one under another name. */
    private static boolean usable(Fitted<PurchaseModel> fitted, ModelKind kind) {
        Set<FitFlag> flags = fitted.report().flags();
        boolean ownKind = kind != ModelKind.MBG_CNBD_K || fitted.model().regularity() > 1;
        return ownKind && !flags.contains(FitFlag.DROPOUT_NOT_IDENTIFIED) && !flags.contains(FitFlag.NOT_CONVERGED);
    }

    private static double worth(Fitted<PurchaseModel> fitted) {
        boolean regular = fitted.model().regularity() > 1;
        return fitted.report().logLikelihood() - (regular ? PRICE_OF_REGULARITY : 0);
    }

    private static List<ScopeReport.TriedModel> tried(
            List<FitOutcome<PurchaseModel>> outcomes, Fitted<PurchaseModel> chosen) {
        List<ScopeReport.TriedModel> tried = new ArrayList<>();
        for (int i = 0; i < SHOWN.size(); i++) {
            ModelKind kind = SHOWN.get(i);
            if (i >= outcomes.size()) {
                tried.add(new ScopeReport.TriedModel(kind.id(), 1, null, false, TOO_MANY_STATES));
                continue;
            }
            boolean isChosen = kind == chosen.model().kind();
            tried.add(
                    switch (outcomes.get(i)) {
                        case Fitted<PurchaseModel>(PurchaseModel model, var report) ->
                            report.flags().contains(FitFlag.DROPOUT_NOT_IDENTIFIED)
                                    ? new ScopeReport.TriedModel(
                                            kind.id(),
                                            1,
                                            Finite.orNull(report.values()
                                                    .getOrDefault("unidentified.logLikelihood", Double.NaN)),
                                            false,
                                            FitFlag.DROPOUT_NOT_IDENTIFIED.name())
                                    : new ScopeReport.TriedModel(
                                            kind.id(),
                                            model.regularity(),
                                            Finite.orNull(report.logLikelihood()),
                                            isChosen,
                                            report.flags().contains(FitFlag.REGULARITY_AT_LIMIT)
                                                    ? FitFlag.REGULARITY_AT_LIMIT.name()
                                                    : null);
                        case FitOutcome.Refused<PurchaseModel> refused ->
                            new ScopeReport.TriedModel(
                                    kind.id(), 1, null, false, refused.reason().name());
                    });
        }
        return tried;
    }
}
