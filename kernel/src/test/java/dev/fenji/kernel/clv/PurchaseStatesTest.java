package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Distinct states with counts, and predictions over them. */
class PurchaseStatesTest {

    private static PurchaseStates some() {
        PurchaseStates.Builder builder = new PurchaseStates.Builder(2);
        for (int i = 0; i < 5; i++) {
            builder.add(2, 30, 100).add(0, 0, 100);
        }
        return builder.add(new PurchaseState(3, 65_000, 65_535, 2.5))
                .add(2, 29, 100)
                .exclude(Exclusion.NEGATIVE)
                .build();
    }

    @Test
    void customersOfTheSameStateAreCounted() {
        PurchaseStates states = some();
        assertThat(states.size()).isEqualTo(4);
        assertThat(states.customers()).isEqualTo(12);
        assertThat(states.repeatBuyers()).isEqualTo(7);
        assertThat(states.repeatPurchases()).isEqualTo(15);
        assertThat(states.longestDays()).isEqualTo(65_535);
        assertThat(states.logGaps()).isCloseTo(2.5, within(1e-9));
        assertThat(states.exclusions()).containsEntry(Exclusion.NEGATIVE, 1L).hasSize(1);
        int at = states.indexOf(2, 30, 100);
        assertThat(states.count(at)).isEqualTo(5);
        assertThat(states.state(at)).isEqualTo(new PurchaseState(2, 30, 100));
        assertThat(states.state(states.indexOf(3, 65_000, 65_535))).isEqualTo(new PurchaseState(3, 65_000, 65_535));
    }

    @Test
    void statesAreOrderedByPurchasesThenObservationThenLastPurchase() {
        PurchaseStates states = new PurchaseStates.Builder()
                .add(2, 10, 90)
                .add(1, 80, 90)
                .add(1, 20, 95)
                .add(1, 10, 90)
                .build();
        assertThat(states.state(0)).isEqualTo(new PurchaseState(1, 10, 90));
        assertThat(states.state(1)).isEqualTo(new PurchaseState(1, 80, 90));
        assertThat(states.state(2)).isEqualTo(new PurchaseState(1, 20, 95));
        assertThat(states.state(3)).isEqualTo(new PurchaseState(2, 10, 90));
    }

    @Test
    void wholeWeeksKeepEveryCustomerAndMoveNoTimeByMoreThanThreeDays() {
        SplittableRandom random = new SplittableRandom(4);
        PurchaseStates.Builder builder = new PurchaseStates.Builder(4);
        for (int i = 0; i < 3000; i++) {
            int t = random.nextInt(400);
            int tx = t == 0 ? 0 : random.nextInt(t);
            builder.add(Math.min(tx, random.nextInt(3)) == 0 ? 0 : 1, 0, t).add(1, Math.max(1, tx), Math.max(1, t));
        }
        PurchaseStates days = builder.build();
        PurchaseStates weeks = days.weekly();
        assertThat(weeks.customers()).isEqualTo(days.customers());
        assertThat(weeks.repeatPurchases()).isEqualTo(days.repeatPurchases());
        assertThat(weeks.size()).isLessThan(days.size() / 2);
        double moved = 0;
        for (int i = 0; i < weeks.size(); i++) {
            assertThat(weeks.tDays(i) % 7).isZero();
            assertThat(weeks.txDays(i) % 7).isZero();
            moved += (double) weeks.tDays(i) * weeks.count(i);
        }
        for (int i = 0; i < days.size(); i++) {
            moved -= (double) days.tDays(i) * days.count(i);
        }
        assertThat(Math.abs(moved) / days.customers()).isLessThan(.5);
        PurchaseStates one = new PurchaseStates.Builder().add(1, 10, 11).build().weekly();
        assertThat(one.txDays(0)).isEqualTo(7);
        assertThat(one.tDays(0)).isEqualTo(14);
    }

    @Test
    void predictionsOverStatesAreThoseOfTheModelForEachCustomer() {
        PurchaseStates states =
                SimulatedCustomers.betaGeometric(6, 400, .8, 6, .9, 3, 1, true).collect();
        for (PurchaseModel model : new PurchaseModel[] {
            new Nbd(.8, 6), new MbgNbd(.8, 6, .9, 3), new ParetoNbd(.8, 6, .7, 20), new CnbdK(1.6, 6, .9, 3, 2, true)
        }) {
            Predictions year = Predictions.of(model, states, 365);
            Predictions now = Predictions.of(model, states, 0);
            for (int i = 0; i < states.size(); i++) {
                PurchaseState state = states.state(i);
                assertThat(year.pAlive(i)).isEqualTo(model.pAlive(state));
                assertThat(year.expected(i)).isCloseTo(model.expectedPurchases(state, 365), within(1e-12));
                assertThat(now.expected(i)).isZero();
            }
        }
    }

    @Test
    void aNewCustomerIsOneWithoutHistory() {
        PurchaseState today = new PurchaseState(0, 0, 0);
        for (PurchaseModel model : new PurchaseModel[] {
            new Nbd(.8, 6), new BgNbd(.8, 6, .9, 3), new MbgNbd(.8, 6, .9, 3), new ParetoNbd(.8, 6, .7, 20)
        }) {
            assertThat(model.expectedPurchasesOfNew(200))
                    .as("%s", model)
                    .isCloseTo(model.expectedPurchases(today, 200), within(1e-12));
            assertThat(model.expectedPurchasesOfNew(0)).isZero();
            double[] chances = model.probabilitiesOfNew(200, 80);
            double mean = 0;
            for (int n = 0; n < chances.length; n++) {
                mean += n * chances[n];
            }
            assertThat(mean).isCloseTo(model.expectedPurchasesOfNew(200), within(1e-3));
        }
    }

    @Test
    void noLikelihoodIsBrokenByAnHonestModelAndNonsenseIs() {
        LikelihoodBound bound = new LikelihoodBound(5, 100);
        double limit = new PurchaseState(3, 21, 90).logLikelihoodBound();
        assertThat(limit).isCloseTo(3 * Math.log(1) - 3, within(1e-12));
        assertThat(bound.broken(limit - .1, 3, 21)).isFalse();
        assertThat(bound.broken(limit + .1, 3, 21)).isTrue();
        assertThat(bound.broken(.1, 0, 0)).isTrue();
        assertThat(bound.broken(-.1, 0, 0)).isFalse();
        assertThat(bound.broken(Double.NaN, 1, 5)).isTrue();
        assertThat(bound.broken(1e9, 1, 0)).as("rounded to whole weeks").isFalse();
    }
}
