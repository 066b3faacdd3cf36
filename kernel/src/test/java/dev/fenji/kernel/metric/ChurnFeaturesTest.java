package dev.fenji.kernel.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.churn.ChurnRule;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.PurchaseFeatures;
import dev.fenji.kernel.churn.Snapshot;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Churn features come from the metric text at past dates; here is what keeps the future out of them. */
class ChurnFeaturesTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);
    private static final int DAY = (int) AS_OF.toEpochDay();
    private static final ChurnRule RULE = new ChurnRule(120, 60);
    private static final int MONTHS = 6;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void noFeatureReadsTheDayOrLater(long seed) throws SQLException, IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fact> facts = RandomFacts.of(random, 200, DAY - 600, 700);
        List<Fact> past = facts.stream().filter(fact -> fact.day() < DAY).toList();
        List<Fact> otherFuture = new ArrayList<>(past);
        otherFuture.addAll(RandomFacts.of(random, 200, DAY, 90));
        List<String> real = table(facts);
        assertThat(real).isNotEmpty();
        assertThat(table(past)).isEqualTo(real);
        assertThat(table(otherFuture)).isEqualTo(real);
    }

    @Test
    void theOutcomeReadsTheWindowAndNothingAfterIt() throws SQLException, IOException {
        List<Fact> facts = RandomFacts.of(new SplittableRandom(9), 300, DAY - 600, 750);
        List<Fact> shorter = facts.stream()
                .filter(fact -> fact.day() < RULE.endOfWindow(DAY))
                .toList();
        Snapshot whole = snapshot(facts);
        assertThat(snapshot(shorter).examples().churned())
                .isEqualTo(whole.examples().churned());
        assertThat(whole.examples().events()).isBetween(1, whole.examples().size() - 1);
        assertThat(whole.examples().knownDay()).isEqualTo(DAY + 60);
        for (int row = 0; row < whole.examples().size(); row++) {
            long customer = whole.examples().table().customer(row);
            boolean bought = facts.stream()
                    .anyMatch(fact -> fact.purchase()
                            && fact.customer() != null
                            && fact.customer() == customer
                            && fact.day() >= DAY + 60 - 120
                            && fact.day() < DAY + 60);
            assertThat(whole.examples().churned()[row]).isEqualTo(!bought);
        }
    }

    @Test
    void featuresSayWhatTheyAreNamedFor() {
        long month = 30;
        BaseMetrics now = new BaseMetrics(
                7, 6, 6, 300_000_000, 30_000_000, 0, 90_000_000, 0, 0, 4, 100, 480, 9, 8, 40_000_000, 20, 20);
        BaseMetrics earlier = new BaseMetrics(
                7, 2, 2, 0, 0, 0, 0, 0, 0, 0, 100, 300, 3, 3, Micros.UNKNOWN, Micros.UNKNOWN, Micros.UNKNOWN);
        PurchaseFeatures features = new PurchaseFeatures(List.of("country", "segment"));
        features.add(now, earlier, (int) (480 + month), Map.of("country", "FR"));
        FeatureTable table = features.build();
        double[] expected = {30, 8, 410, 40, .75, .5, 6, .5, 270, .5, .1, 4};
        for (int i = 0; i < expected.length; i++) {
            assertThat(table.number(i, 0)).as(table.features().get(i).name()).isCloseTo(expected[i], within(1e-12));
        }
        assertThat(table.text(12, 0)).isEqualTo("FR");
        assertThat(table.text(13, 0)).isNull();
        assertThat(table.customer(0)).isEqualTo(7);
    }

    private static List<String> table(List<Fact> facts) throws SQLException, IOException {
        FeatureTable table = snapshot(facts).examples().table();
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < table.rows(); row++) {
            StringBuilder text = new StringBuilder().append(table.customer(row));
            for (int feature = 0; feature < table.features().size(); feature++) {
                text.append(' ').append(table.number(feature, row)).append(table.text(feature, row));
            }
            rows.add(text.toString());
        }
        return rows;
    }

    private static Snapshot snapshot(List<Fact> facts) throws SQLException, IOException {
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            Map<Long, BaseMetrics> now = metrics(duck, AS_OF);
            Map<Long, BaseMetrics> earlier = metrics(duck, AS_OF.minusMonths(MONTHS));
            Map<Long, BaseMetrics> later = metrics(duck, LocalDate.ofEpochDay(RULE.endOfWindow(DAY)));
            return Snapshot.of(
                    RULE, DAY, now.values(), earlier, later, List.of("segment"), id -> Map.of("segment", "s" + id % 3));
        }
    }

    private static Map<Long, BaseMetrics> metrics(DuckFacts duck, LocalDate asOf) throws SQLException {
        return duck.metrics(MetricParameters.everyone(new MetricWindow(asOf, MONTHS), null));
    }
}
