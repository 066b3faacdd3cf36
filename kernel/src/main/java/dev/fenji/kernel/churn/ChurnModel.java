package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A trained and calibrated churn model. It scores customers that are at stake; those already lost are the caller's to leave out. */
public final class ChurnModel {

    private static final int FACTORS = 5;

    private final CalibratedScore score;
    private final @Nullable GroupProfile groups;
    private final TrainingRule rule;

    private ChurnModel(CalibratedScore score, @Nullable GroupProfile groups, TrainingRule rule) {
        this.score = score;
        this.groups = groups;
        this.rule = rule;
    }

    static ChurnModel of(CalibratedScore score, FeatureTable population, TrainingRule rule) {
        return new ChurnModel(score, GroupProfile.of(population, score.chances(population), rule), rule);
    }

    /**
     * The model as a tree of maps, lists, numbers and texts, which {@link #read} turns into the same model; null when its score cannot
     * be kept.
     */
    public @Nullable Map<String, Object> tree() {
        return KeptModel.write(score);
    }

    /**
     * A model from its {@link #tree}; null when the trainer cannot read it.
     *
     * @param trainer the one whose score was chosen
     */
    public static @Nullable ChurnModel read(Map<String, Object> tree, ScoreTrainer trainer, TrainingRule rule) {
        CalibratedScore score = KeptModel.read(tree, trainer);
        return score == null ? null : new ChurnModel(score, null, rule);
    }

    /** Calibrated chance of churning per row, within 0 to 1. */
    public double[] risks(FeatureTable table) {
        return score.chances(table);
    }

    /**
     * The same with bands, and the strongest factors beside the averages of the groups as they were on the test date; a model that was
     * read again knows those of the table itself only.
     */
    public List<CustomerRisk> score(FeatureTable table) {
        return groups == null ? scoreAmongThemselves(table) : score(table, groups);
    }

    /** The same with the averages of the groups among the customers of the table itself. */
    public List<CustomerRisk> scoreAmongThemselves(FeatureTable table) {
        return score(table, GroupProfile.of(table, score.chances(table), rule));
    }

    private List<CustomerRisk> score(FeatureTable table, GroupProfile profile) {
        double[] risks = score.chances(table);
        double[][] contributions = score.model().contributions(table);
        List<CustomerRisk> scored = new ArrayList<>(risks.length);
        for (int row = 0; row < risks.length; row++) {
            scored.add(new CustomerRisk(
                    table.customer(row),
                    risks[row],
                    rule.band(risks[row]),
                    factors(table, row, contributions[row], profile)));
        }
        return scored;
    }

    private static List<Factor> factors(FeatureTable table, int row, double[] contributions, GroupProfile profile) {
        return IntStream.range(0, contributions.length)
                .filter(feature -> contributions[feature] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -Math.abs(contributions[feature])))
                .limit(FACTORS)
                .map(feature -> factor(table, row, feature, contributions[feature], profile))
                .toList();
    }

    private static Factor factor(FeatureTable table, int row, int feature, double contribution, GroupProfile profile) {
        double number = table.number(feature, row);
        String text = table.text(feature, row);
        return new Factor(
                table.features().get(feature).name(),
                Double.isNaN(number) ? null : (Double) number,
                text,
                contribution,
                text == null ? profile.ofNumber(feature) : profile.ofCategory(feature, text));
    }
}
