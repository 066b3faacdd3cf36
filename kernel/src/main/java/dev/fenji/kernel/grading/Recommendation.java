package dev.fenji.kernel.grading;

import java.util.List;

/**
 * What to use after a comparison.
 *
 * @param verdict over all rules that could take the model's place
 * @param name of what is recommended
 * @param rankingNoBetter whether the model fails to beat a rule that only ranks
 */
record Recommendation(Verdict verdict, String name, boolean rankingNoBetter) {

    /** The model when it beats every rule that states the same kind of thing; otherwise the strongest it does not beat. */
    static Recommendation of(
            Forecast model, List<Forecast> forecasts, List<Grade> grades, List<Comparison> comparisons) {
        Measure measure = model.hasMedians() ? Measure.MAE : model.hasAmounts() ? Measure.RMSE : Measure.LOG_LOSS;
        Verdict overall = Verdict.BETTER;
        String name = model.name();
        double least = Double.POSITIVE_INFINITY;
        boolean rankingNoBetter = false;
        for (int i = 1; i < forecasts.size(); i++) {
            Forecast rule = forecasts.get(i);
            Verdict verdict = comparisons.get(i - 1).verdict();
            if (verdict == Verdict.BETTER) {
                continue;
            }
            if (model.hasAmounts() != rule.hasAmounts()
                    || model.hasChances() && !model.hasAmounts() && !rule.hasChances()) {
                rankingNoBetter = true;
                continue;
            }
            overall = verdict.compareTo(overall) > 0 ? verdict : overall;
            double loss = grades.get(i).value(measure, Double.MAX_VALUE);
            if (loss < least) {
                least = loss;
                name = rule.name();
            }
        }
        return new Recommendation(overall, name, rankingNoBetter);
    }
}
