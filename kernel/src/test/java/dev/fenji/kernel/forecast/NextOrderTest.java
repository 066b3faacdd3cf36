package dev.fenji.kernel.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NextOrderTest {

    private static final int TODAY = 10_000;

    /** Regular customers: own mean gap around 30 days in one segment, 90 in the other; orders around 100 and 400. */
    private record Crowd(List<PurchaseRhythm> rhythms, List<Long> next, List<Double> amounts) {
        static Crowd of(int customers, long seed, int asOf) {
            SplittableRandom random = new SplittableRandom(seed);
            Crowd crowd = new Crowd(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < customers; i++) {
                boolean slow = i % 2 == 0;
                double mu = Math.log(slow ? 90 : 30) + 0.4 * random.nextGaussian();
                double money = Math.log(slow ? 400 : 100) + 0.5 * random.nextGaussian();
                double day = asOf - 900 + random.nextInt(300);
                LogMoments gaps = LogMoments.NONE;
                LogMoments amounts = LogMoments.NONE;
                while (true) {
                    double amount = Math.exp(money + 0.6 * random.nextGaussian());
                    long gap = Math.max(1, Math.round(Math.exp(mu + 0.5 * random.nextGaussian())));
                    if (day + gap >= asOf) {
                        amounts = amounts.with(amount);
                        crowd.rhythms.add(new PurchaseRhythm(i, slow ? "slow" : "fast", (long) day, gaps, amounts));
                        crowd.next.add((long) day + gap);
                        crowd.amounts.add(Math.exp(money + 0.6 * random.nextGaussian()));
                        break;
                    }
                    gaps = gaps.with(gap);
                    amounts = amounts.with(amount);
                    day += gap;
                }
            }
            return crowd;
        }
    }

    private static NextOrderModel learned(List<PurchaseRhythm> rhythms) {
        return ((ForecastOutcome.Learned) NextOrderModel.learn(rhythms, ForecastRule.STANDARD)).model();
    }

    @Test
    void intervalsHoldAsOftenAsTheySay() {
        Crowd crowd = Crowd.of(4_000, 1, TODAY);
        NextOrderModel model = learned(crowd.rhythms());
        List<NextOrder.Expected> forecasts = new ArrayList<>();
        int amountsHeld = 0;
        int late = 0;
        for (int i = 0; i < 4_000; i++) {
            if (model.forecast(crowd.rhythms().get(i), TODAY) instanceof NextOrder.Expected expected) {
                forecasts.add(expected);
                double amount = crowd.amounts().get(i);
                amountsHeld += amount >= expected.fromAmount() && amount <= expected.toAmount() ? 1 : 0;
                late += crowd.next().get(i) > expected.day() ? 1 : 0;
                assertThat(expected.fromDay()).isGreaterThanOrEqualTo(TODAY).isLessThanOrEqualTo(expected.day());
                assertThat(expected.toDay()).isGreaterThanOrEqualTo(expected.day());
            }
        }
        assertThat(forecasts).hasSizeGreaterThan(3_900);
        Coverage coverage = Coverage.of(forecasts, customer -> crowd.next().get((int) customer), TODAY + 3_000);
        assertThat(coverage.ofBuyers()).isCloseTo(.8, within(.03));
        assertThat(coverage.ofDecided()).isCloseTo(.8, within(.03));
        assertThat(amountsHeld / (double) forecasts.size()).isCloseTo(.8, within(.03));
        assertThat(late / (double) forecasts.size()).isCloseTo(.5, within(.03));
    }

    @Test
    void findsTheVariancesThatMadeTheGaps() {
        SplittableRandom random = new SplittableRandom(2);
        List<Shrinkage.Part> parts = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            double mean = 3 + (i % 2 == 0 ? 1 : 0) + 0.7 * random.nextGaussian();
            LogMoments moments = LogMoments.NONE;
            for (int j = random.nextInt(8); j >= 0; j--) {
                moments = moments.with(Math.exp(mean + 0.5 * random.nextGaussian()));
            }
            parts.add(new Shrinkage.Part(i % 2 == 0 ? "a" : i < 30 ? "few" : "b", moments));
        }
        Shrinkage learned = Shrinkage.learn(parts, 20);
        assertThat(learned.within()).isCloseTo(.25, within(.01));
        // Between customers of all segments: .49 and the quarter of the segments' distance squared.
        assertThat(learned.between()).isCloseTo(.74, within(.04));
        assertThat(learned.overall()).isCloseTo(3.5, within(.03));
        assertThat(learned.segments()).containsOnlyKeys("a", "b");
        assertThat(learned.segments().get("a")).isCloseTo(4, within(.04));
    }

    @Test
    void theFewerOwnGapsTheCloserToTheSegment() {
        Shrinkage shrinkage = new Shrinkage(.25, .5, 3, Map.of("s", 4.0));
        LogNormal none = shrinkage.next("s", LogMoments.NONE);
        assertThat(none.mu()).isEqualTo(4);
        assertThat(none.variance()).isCloseTo(.75, within(1e-12));
        assertThat(shrinkage.next("other", LogMoments.NONE).mu()).isEqualTo(3);
        LogNormal one = shrinkage.next("s", new LogMoments(1, 2, 4));
        assertThat(one.mu()).isCloseTo((2 / .25 + 4 / .5) / (4 + 2), within(1e-12));
        assertThat(one.variance()).isCloseTo(.25 + 1 / 6.0, within(1e-12));
        LogNormal many = shrinkage.next("s", new LogMoments(1_000, 2_000, 4_100));
        assertThat(many.mu()).isCloseTo(2, within(.01));
    }

    @Test
    void logNormalQuantilesAndTailsAgree() {
        LogNormal law = new LogNormal(3, .49);
        assertThat(law.quantile(.5)).isCloseTo(Math.exp(3), within(1e-9));
        assertThat(law.quantile(.975)).isCloseTo(Math.exp(3 + .7 * 1.959963984540054), within(1e-6));
        assertThat(law.mean()).isCloseTo(Math.exp(3.245), within(1e-9));
        assertThat(law.above(0)).isEqualTo(1);
        for (double p = .05; p < 1; p += .05) {
            assertThat(law.above(law.quantile(p))).isCloseTo(1 - p, within(1e-9));
            double beyond = law.quantileAbove(25, p);
            assertThat(law.above(beyond)).isCloseTo((1 - p) * law.above(25), within(1e-9));
            assertThat(beyond).isGreaterThan(25);
        }
    }

    @Test
    void theLongerTheSilenceTheLaterTheDateUntilItGivesUp() {
        NextOrderModel model = learned(Crowd.of(2_000, 3, TODAY).rhythms());
        LogMoments gaps = LogMoments.of(30, 28, 33, 29, 31, 30);
        long before = 0;
        boolean gaveUp = false;
        for (int silence = 1; silence < 400; silence += 10) {
            NextOrder next =
                    model.forecast(new PurchaseRhythm(1, "fast", TODAY - silence, gaps, LogMoments.of(90)), TODAY);
            if (next instanceof NextOrder.Expected expected) {
                assertThat(gaveUp).isFalse();
                long gap = expected.day() - (TODAY - silence);
                assertThat(gap).isGreaterThanOrEqualTo(before);
                before = gap;
            } else {
                gaveUp = true;
                assertThat(((NextOrder.Refused) next).reason()).isEqualTo(NextOrder.Reason.SILENT_TOO_LONG);
            }
        }
        assertThat(gaveUp).isTrue();
    }

    @Test
    void refusesWhereTheDataIsThin() {
        assertThat(NextOrderModel.learn(List.of(), ForecastRule.STANDARD))
                .isEqualTo(new ForecastOutcome.Refused(
                        ForecastOutcome.Reason.TOO_FEW_CUSTOMERS, Map.of("customers", 0, "needed", 30)));
        List<PurchaseRhythm> few = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            few.add(new PurchaseRhythm(i, "", 100, LogMoments.of(20), LogMoments.NONE));
        }
        assertThat(NextOrderModel.learn(few, ForecastRule.STANDARD))
                .isEqualTo(new ForecastOutcome.Refused(
                        ForecastOutcome.Reason.TOO_FEW_GAPS, Map.of("gaps", 40, "needed", 100)));
        NextOrderModel model =
                ((ForecastOutcome.Learned) NextOrderModel.learn(few, new ForecastRule(.8, 40, 30, 20, .01))).model();
        assertThat(model.forecast(few.getFirst(), 101))
                .isEqualTo(new NextOrder.Refused(0, NextOrder.Reason.NO_AMOUNTS, Map.of()));
        assertThat(model.forecast(few.getFirst(), 100))
                .isEqualTo(new NextOrder.Refused(0, NextOrder.Reason.NOT_BEFORE_AS_OF, Map.of("lastDay", 100L)));
    }

    @Test
    void oddValuesHaveNoLogarithmAndDoNotCount() {
        assertThat(LogMoments.of(0, -3, Double.NaN, Double.POSITIVE_INFINITY)).isEqualTo(LogMoments.NONE);
        LogMoments two = LogMoments.of(Math.E, -1, Math.exp(3));
        assertThat(two.count()).isEqualTo(2);
        assertThat(two.mean()).isCloseTo(2, within(1e-12));
        assertThat(two.spread()).isCloseTo(2, within(1e-12));
    }

    @Test
    void customersAllAlikeStillGetAnInterval() {
        List<PurchaseRhythm> alike = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            alike.add(new PurchaseRhythm(i, "", TODAY - 3, LogMoments.of(7, 7, 7), LogMoments.of(5, 5, 5, 5)));
        }
        NextOrder.Expected next = (NextOrder.Expected) learned(alike).forecast(alike.getFirst(), TODAY);
        assertThat(next.day()).isEqualTo(TODAY + 4);
        assertThat(next.amount()).isCloseTo(5, within(.01));
        assertThat(next.ownGaps()).isEqualTo(3);
    }

    @Test
    void coverageCountsBuyersAndThoseWhoNeverCame() {
        NextOrder.Expected one = new NextOrder.Expected(1, 15, 12, 20, 1, 1, 1, 3);
        NextOrder.Expected two = new NextOrder.Expected(2, 15, 12, 20, 1, 1, 1, 3);
        NextOrder.Expected late = new NextOrder.Expected(3, 60, 30, 90, 1, 1, 1, 3);
        Coverage coverage =
                Coverage.of(List.of(one, two, late), id -> id == 2 ? Coverage.NO_ORDER : id == 1 ? 12 : 31, 40);
        assertThat(coverage).isEqualTo(new Coverage(3, 2, 2, 2, 1));
        assertThat(coverage.ofBuyers()).isEqualTo(1);
        assertThat(coverage.ofDecided()).isEqualTo(.5);
        assertThat(Coverage.of(List.of(), id -> 0, 40).ofBuyers()).isZero();
    }
}
