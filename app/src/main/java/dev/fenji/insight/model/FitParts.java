package dev.fenji.insight.model;

import dev.fenji.kernel.clv.Curvature;
import dev.fenji.kernel.clv.FitFlag;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.FitReport;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The kernel's fits as parts of a report: figures that could not be computed are null, never NaN. */
final class FitParts {
    private static final String WEEKS = "weeks";

    private FitParts() {}

    static ScopeReport.PurchasePart purchases(
            FitOutcome.Fitted<PurchaseModel> fitted,
            List<ScopeReport.TriedModel> tried,
            ScopeReport.@Nullable Borrowed borrowed) {
        FitReport report = fitted.report();
        PurchaseModel model = fitted.model();
        return new ScopeReport.PurchasePart(
                model.kind().id(),
                model.regularity(),
                WEEKS,
                parameters(model.kind().parameters(), model.values(), report.standardErrors()),
                rows(report.curvature()),
                Finite.orNull(report.logLikelihood()),
                Finite.orNull(report.gradientNorm()),
                tried,
                flags(report.flags()),
                borrowed);
    }

    static ScopeReport.PurchasePart withParameters(ScopeReport.PurchasePart part, PurchaseModel model) {
        List<ScopeReport.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < part.parameters().size(); i++) {
            ScopeReport.Parameter own = part.parameters().get(i);
            parameters.add(new ScopeReport.Parameter(own.name(), model.values()[i], own.standardError()));
        }
        return new ScopeReport.PurchasePart(
                part.model(),
                part.regularity(),
                part.unit(),
                parameters,
                part.logCovariance(),
                part.logLikelihood(),
                part.gradientNorm(),
                part.candidates(),
                part.flags(),
                part.borrowed());
    }

    static ScopeReport.PurchasePart borrowedWhole(ScopeReport.PurchasePart part, ScopeReport.Borrowed borrowed) {
        return new ScopeReport.PurchasePart(
                part.model(),
                part.regularity(),
                part.unit(),
                part.parameters(),
                part.logCovariance(),
                null,
                null,
                List.of(),
                part.flags(),
                borrowed);
    }

    static ScopeReport.SpendPart spend(FitOutcome<GammaGamma> outcome, SpendSample sample, double plainMean) {
        return switch (outcome) {
            case FitOutcome.Fitted<GammaGamma>(GammaGamma model, FitReport report) ->
                new ScopeReport.SpendPart(
                        parameters(List.of("p", "q", "gamma"), model.values(), report.standardErrors()),
                        rows(report.curvature()),
                        Finite.orNull(report.logLikelihood()),
                        Finite.orNull(report.gradientNorm()),
                        Finite.orNull(plainMean),
                        Finite.orNull(sample.correlation()),
                        sample.size(),
                        flags(report.flags()),
                        null);
            case FitOutcome.Refused<GammaGamma> refused ->
                new ScopeReport.SpendPart(
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Finite.orNull(plainMean),
                        null,
                        sample.size(),
                        List.of(),
                        ScopeReport.Refusal.of(
                                ModelProblem.SPEND_NOT_FITTED,
                                Map.of("reason", refused.reason().name())));
        };
    }

    private static List<List<Double>> rows(Curvature curvature) {
        return Arrays.stream(curvature.logCovariances())
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    private static List<ScopeReport.Parameter> parameters(List<String> names, double[] values, List<Double> errors) {
        List<ScopeReport.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parameters.add(new ScopeReport.Parameter(names.get(i), values[i], Finite.orNull(errors.get(i))));
        }
        return parameters;
    }

    private static List<String> flags(Set<FitFlag> flags) {
        return List.copyOf(new TreeSet<>(flags.stream().map(FitFlag::name).toList()));
    }

    static List<ScopeReport.LeftOut> leftOut(PurchaseStates states, @Nullable SpendSample sample) {
        List<ScopeReport.LeftOut> leftOut = new ArrayList<>();
        states.exclusions().forEach((why, count) -> leftOut.add(new ScopeReport.LeftOut(why.name(), count)));
        if (sample != null) {
            sample.exclusions().forEach((why, count) -> leftOut.add(new ScopeReport.LeftOut(why.name(), count)));
        }
        return leftOut;
    }
}
