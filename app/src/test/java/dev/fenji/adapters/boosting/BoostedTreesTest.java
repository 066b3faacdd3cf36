package dev.fenji.adapters.boosting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.churn.ChurnOutcome;
import dev.fenji.kernel.churn.ChurnTrainer;
import dev.fenji.kernel.churn.Examples;
import dev.fenji.kernel.churn.Feature;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.LogisticTrainer;
import dev.fenji.kernel.churn.ScoreModel;
import dev.fenji.kernel.churn.TrainingRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class BoostedTreesTest {

    /** Customers churn when exactly one of two numbers is high: nothing for a straight line, plain to a tree. */
    private static Examples crossed(int n) {
        SplittableRandom random = new SplittableRandom(4);
        FeatureTable.Builder table = FeatureTable.builder(
                List.of(Feature.number("one"), Feature.number("other"), Feature.category("noise")));
        boolean[] churned = new boolean[n];
        for (int i = 0; i < n; i++) {
            boolean one = random.nextBoolean();
            boolean other = random.nextBoolean();
            table.customer(i)
                    .number(0, random.nextInt(30) == 0 ? Double.NaN : random.nextDouble() + (one ? 1 : 0))
                    .number(1, random.nextDouble() + (other ? 1 : 0))
                    .text(2, random.nextBoolean() ? "a" : "b");
            churned[i] = random.nextDouble() < (one == other ? .1 : .8);
        }
        return new Examples(table.build(), churned);
    }

    @Test
    void seesWhatAStraightLineCannotAndIsChosen() {
        TrainingRule rule = TrainingRule.STANDARD;
        ChurnOutcome outcome = new ChurnTrainer(List.of(new LogisticTrainer(), new BoostedTrees()), rule)
                .trainOnLabels(crossed(3_000));
        assertThat(outcome).isInstanceOfSatisfying(ChurnOutcome.Trained.class, trained -> {
            assertThat(trained.report().chosen()).isEqualTo("boosted-trees");
            assertThat(trained.report().candidates().getFirst().auc()).isGreaterThan(.8);
            assertThat(trained.report().candidates().getLast().auc()).isLessThan(.6);
        });
    }

    @Test
    void theSameExamplesGiveTheSameTrees() {
        Examples examples = crossed(1_000);
        ScoreModel one = requireNonNull(new BoostedTrees().train(examples, 7));
        ScoreModel other = requireNonNull(new BoostedTrees().train(examples, 7));
        assertThat(other.logOdds(examples.table())).isEqualTo(one.logOdds(examples.table()));
    }

    @Test
    void treesThatWereKeptAsADocumentAreTheSame() {
        Examples examples = crossed(1_000);
        ScoreModel model = requireNonNull(new BoostedTrees().train(examples, 7));
        JsonMapper json = JsonMapper.shared();
        Map<String, Object> tree = json.readValue(json.writeValueAsString(model.tree()), new TypeReference<>() {});
        ScoreModel kept = requireNonNull(new BoostedTrees().read(tree));
        assertThat(kept.logOdds(examples.table())).isEqualTo(model.logOdds(examples.table()));
        assertThat(kept.contributions(examples.table())).isDeepEqualTo(model.contributions(examples.table()));
    }

    @Test
    void contributionsAndOneBaseMakeTheLogOdds() {
        Examples examples = crossed(1_000);
        ScoreModel model = requireNonNull(new BoostedTrees().train(examples, 7));
        double[] scores = model.logOdds(examples.table());
        double[][] contributions = model.contributions(examples.table());
        double base = scores[0] - Arrays.stream(contributions[0]).sum();
        for (int row = 0; row < scores.length; row++) {
            assertThat(base + Arrays.stream(contributions[row]).sum()).isCloseTo(scores[row], within(1e-4));
        }
    }

    @Test
    void hasNoUseForOneOutcome() {
        Examples examples = crossed(100);
        assertThat(new BoostedTrees().train(new Examples(examples.table(), new boolean[100]), 1))
                .isNull();
    }
}
