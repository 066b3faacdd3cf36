package dev.fenji.kernel.grading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Grades a model's forecast beside naive rules on the same customers of a hold-out.
 *
 * <p>Intervals are percentile intervals of a Poisson bootstrap over customers. A verdict rests on paired differences in the
 * deciding measures. For amounts these are {@link Measure#RMSE} (the squared error is the one whose best forecast is the mean:
 * Gneiting 2011), {@link Measure#TOTAL_ERROR}, the level, and {@link Measure#CAUGHT_TOP_20}, the best customers. {@link
 * Measure#MAE} is shown and does not decide: its best forecast is the median, so it prizes a rule that foretells far too little
 * wherever most customers buy nothing. For the same reason it alone decides where the model states medians. For chances: {@link Measure#LOG_LOSS} and {@link Measure#AUC}. Against a rule that
 * only ranks: {@link Measure#CAUGHT_TOP_20}.
 */
public final class Grading {

    private static final Set<Measure> AMOUNTS = EnumSet.of(Measure.RMSE, Measure.TOTAL_ERROR, Measure.CAUGHT_TOP_20);
    private static final Set<Measure> MEDIANS = EnumSet.of(Measure.MAE);
    private static final Set<Measure> CHANCES = EnumSet.of(Measure.LOG_LOSS, Measure.AUC);
    private static final int FEW_CUSTOMERS = 100;
    private static final int FEW_EVENTS = 20;

    private final Actual actual;
    private final Forecast model;
    private final List<Forecast> forecasts;
    private final GradingRule rule;
    private final double[][] values;
    private final double[][][] resamples;

    private Grading(Forecast model, List<Forecast> rules, Actual actual, GradingRule rule) {
        this.actual = actual;
        this.model = model;
        this.forecasts = new ArrayList<>(List.of(model));
        this.forecasts.addAll(rules);
        this.rule = rule;
        Bootstrap bootstrap = new Bootstrap(actual, forecasts);
        this.values = bootstrap.asIs();
        this.resamples = bootstrap.resamples(rule.resamples(), rule.seed());
    }

    /** Grades; refuses when there is too little, or when columns do not fit. */
    public static GradeOutcome grade(Forecast model, List<Forecast> rules, Actual actual, GradingRule rule) {
        if (actual.size() < rule.minimumCustomers()) {
            return new GradeOutcome.Refused(
                    GradeOutcome.Reason.TOO_FEW_CUSTOMERS,
                    Map.of("customers", actual.size(), "needed", rule.minimumCustomers()));
        }
        if (!actual.isFinite()) {
            return new GradeOutcome.Refused(GradeOutcome.Reason.NOT_A_NUMBER, Map.of("forecast", "actual"));
        }
        List<Forecast> all = new ArrayList<>(List.of(model));
        all.addAll(rules);
        for (Forecast forecast : all) {
            if (forecast.size() != actual.size()) {
                return new GradeOutcome.Refused(
                        GradeOutcome.Reason.DIFFERENT_CUSTOMERS,
                        Map.of("forecast", forecast.name(), "size", forecast.size(), "customers", actual.size()));
            }
            if (!forecast.isFinite()) {
                return new GradeOutcome.Refused(GradeOutcome.Reason.NOT_A_NUMBER, Map.of("forecast", forecast.name()));
            }
        }
        return new GradeOutcome.Graded(new Grading(model, rules, actual, rule).report());
    }

    private GradeReport report() {
        List<Grade> grades = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (int i = 0; i < forecasts.size(); i++) {
            grades.add(grade(i));
            if (i > 0) {
                comparisons.add(Comparison.of(forecasts.get(i).name(), differences(i)));
            }
        }
        Recommendation recommendation = Recommendation.of(model, forecasts, grades, comparisons);
        long events = events();
        double total = 0;
        for (double amount : actual.amounts()) {
            total += amount;
        }
        return new GradeReport(
                actual.size(),
                events,
                total,
                grades.getFirst(),
                grades.subList(1, grades.size()),
                comparisons,
                recommendation.verdict(),
                recommendation.name(),
                flags(events, total, recommendation.rankingNoBetter()),
                rule);
    }

    private Grade grade(int forecast) {
        Forecast graded = forecasts.get(forecast);
        Map<Measure, Estimate> measures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            int column = measure.ordinal();
            double[] drawn = new double[resamples.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = resamples[i][forecast][column];
            }
            double[] interval = Bootstrap.interval(drawn, rule.level());
            double value = values[forecast][column];
            if (Double.isFinite(value) && interval != null) {
                measures.put(measure, new Estimate(value, interval[0], interval[1]));
            }
        }
        List<GainPoint> gain = Gain.of(graded.ranking(), actual.amounts());
        double[] chances = graded.chances();
        if (chances == null) {
            return new Grade(graded.name(), measures, List.of(), null, gain);
        }
        Reliability reliability = Reliability.of(chances, actual.events(), rule.bins());
        return new Grade(graded.name(), measures, reliability.bins(), reliability.parts(), gain);
    }

    private Map<Measure, Difference> differences(int other) {
        Map<Measure, Difference> differences = new EnumMap<>(Measure.class);
        Set<Measure> deciding = deciding(forecasts.get(other));
        for (Measure measure : Measure.values()) {
            int column = measure.ordinal();
            double gain = measure.loss(values[other][column]) - measure.loss(values[0][column]);
            double[] drawn = new double[resamples.length];
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] = measure.loss(resamples[i][other][column]) - measure.loss(resamples[i][0][column]);
            }
            double[] interval = Bootstrap.interval(drawn, rule.level());
            if (Double.isFinite(gain) && interval != null) {
                differences.put(measure, new Difference(gain, interval[0], interval[1], deciding.contains(measure)));
            }
        }
        return differences;
    }

    private Set<Measure> deciding(Forecast other) {
        if (model.hasMedians() && other.hasAmounts()) {
            return MEDIANS;
        }
        if (model.hasAmounts()) {
            return other.hasAmounts() ? AMOUNTS : EnumSet.of(Measure.CAUGHT_TOP_20);
        }
        return model.hasChances() ? CHANCES : EnumSet.of(Measure.CAUGHT_TOP_20);
    }

    private long events() {
        long events = 0;
        for (boolean event : actual.events()) {
            events += event ? 1 : 0;
        }
        return events;
    }

    private List<GradeReport.Flag> flags(long events, double total, boolean rankingNoBetter) {
        Set<GradeReport.Flag> flags = EnumSet.noneOf(GradeReport.Flag.class);
        long without = actual.size() - events;
        if (events == 0 || without == 0) {
            flags.add(GradeReport.Flag.ONE_OUTCOME);
        } else if (Math.min(events, without) < FEW_EVENTS) {
            flags.add(GradeReport.Flag.FEW_EVENTS);
        }
        if (total <= 0) {
            flags.add(GradeReport.Flag.NOTHING_HAPPENED);
        }
        if (actual.size() < FEW_CUSTOMERS) {
            flags.add(GradeReport.Flag.FEW_CUSTOMERS);
        }
        if (rankingNoBetter) {
            flags.add(GradeReport.Flag.RANKING_NO_BETTER);
        }
        return List.copyOf(flags);
    }
}
