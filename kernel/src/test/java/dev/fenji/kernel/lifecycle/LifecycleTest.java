package dev.fenji.kernel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {

    private static final int TODAY = 10_000;
    private static final long NO = Micros.UNKNOWN;
    private static final Lifecycle LIFECYCLE = new Lifecycle(
            LifecycleRule.STANDARD,
            new LifecycleCalibration(Micros.ofUnits(60), 500, Map.of("DE", Micros.ofUnits(40))));

    @Test
    void withoutAPurchaseIsAProspect() {
        assertThat(LIFECYCLE.stage(BaseMetrics.none(1), "", TODAY)).isEqualTo(Stage.PROSPECT);
    }

    @ParameterizedTest(name = "first {0} days ago, {1} purchases → {2}")
    @CsvSource({"90, 2, NEW", "91, 2, ACTIVE", "90, 3, ACTIVE", "1, 1, NEW"})
    void isNewWhileYoungAndWithFewPurchases(int first, int purchases, Stage stage) {
        assertThat(LIFECYCLE.stage(buyer(first, Math.min(first, 30), purchases, 2, NO, 40, NO), "", TODAY))
                .isEqualTo(stage);
    }

    @ParameterizedTest(name = "{0} days since → {1}")
    @CsvSource({"90, ACTIVE", "91, SILENT", "180, SILENT", "181, LOST"})
    void borrowsTheGapOfEveryoneBelowFourPurchases(int recency, Stage stage) {
        assertThat(LIFECYCLE.stage(buyer(900, recency, 1, 1, NO, NO, NO), "", TODAY))
                .isEqualTo(stage);
    }

    @ParameterizedTest(name = "{0} days since → {1}")
    @CsvSource({"60, ACTIVE", "61, SILENT", "120, SILENT", "121, LOST"})
    void borrowsTheGapOfItsSegmentWhereThereIsOne(int recency, Stage stage) {
        assertThat(LIFECYCLE.stage(buyer(900, recency, 3, 1, NO, NO, NO), "DE", TODAY))
                .isEqualTo(stage);
    }

    @ParameterizedTest(name = "median {0}, {1} days since → {2}")
    @CsvSource({
        "100, 150, ACTIVE",
        "100, 151, SILENT",
        "100, 300, SILENT",
        "100, 301, LOST", // own clock
        "1, 45, ACTIVE",
        "1, 46, SILENT",
        "1, 91, LOST", // floor of 30 days
        "999, 270, ACTIVE",
        "999, 540, SILENT",
        "999, 541, LOST", // cap of 180 days
        "45.5, 68, ACTIVE",
        "45.5, 69, SILENT" // 1.5 · 45.5 = 68.25
    })
    void usesItsOwnMedianGapFromFourPurchasesOn(String median, int recency, Stage stage) {
        long gap = Micros.parse(median);
        assertThat(LIFECYCLE.stage(buyer(5000, recency, 4, 4, gap, 20, NO), "", TODAY))
                .isEqualTo(stage);
    }

    @Test
    void isReactivatedForOneMedianGapAfterALongSilence() {
        long gap = Micros.ofUnits(40);
        // a gap of 121 > 3 · 40 ended within the last 40 days
        assertThat(LIFECYCLE.stage(buyer(900, 5, 9, 9, gap, 10, 121), "", TODAY))
                .isEqualTo(Stage.REACTIVATED);
        assertThat(LIFECYCLE.stage(buyer(900, 5, 9, 9, gap, 10, 120), "", TODAY))
                .isEqualTo(Stage.ACTIVE);
    }

    @Test
    void aCustomerOfFewPurchasesIsReactivatedByTheBorrowedGap() {
        // purchase days 500, 20 ago: a gap of 480 > 3 · 60 ended 20 ≤ 60 days ago
        assertThat(LIFECYCLE.stage(buyer(500, 20, 2, 2, NO, 480, NO), "", TODAY))
                .isEqualTo(Stage.REACTIVATED);
        assertThat(LIFECYCLE.stage(buyer(561, 61, 2, 2, NO, 500, NO), "", TODAY))
                .isEqualTo(Stage.ACTIVE);
        // days 500, 30, 10 ago: the long gap ended 30 days ago, the purchase since does not hide it
        assertThat(LIFECYCLE.stage(buyer(500, 10, 3, 3, NO, 20, NO), "", TODAY)).isEqualTo(Stage.REACTIVATED);
    }

    @Test
    void learnsMediansOfEveryoneAndOfSegmentsThatAreLargeEnough() {
        List<Lifecycle.OwnGap> gaps = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            gaps.add(new Lifecycle.OwnGap("DE", Micros.ofUnits(i)));
        }
        gaps.add(new Lifecycle.OwnGap("FR", Micros.ofUnits(100)));
        LifecycleCalibration learned = Lifecycle.calibrate(LifecycleRule.STANDARD, gaps);
        assertThat(learned.gapMicros("DE")).isEqualTo(Micros.parse("10.5"));
        assertThat(learned.gapMicros("FR")).isEqualTo(Micros.ofUnits(11));
        assertThat(learned.customers()).isEqualTo(21);
        assertThat(Lifecycle.calibrate(LifecycleRule.STANDARD, List.of()).medianGapMicros())
                .isEqualTo(Micros.ofUnits(180));
    }

    private static BaseMetrics buyer(
            int firstAgo, int lastAgo, int purchases, int days, long median, long lastGap, long recentGap) {
        return new BaseMetrics(
                1,
                1,
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                TODAY - firstAgo,
                TODAY - lastAgo,
                purchases,
                days,
                median,
                lastGap,
                recentGap);
    }
}
