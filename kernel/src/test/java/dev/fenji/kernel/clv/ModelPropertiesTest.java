package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every model, every parameter and every customer; the seed makes a failure repeatable. */
class ModelPropertiesTest {

    private static final int CUSTOMERS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void chancesAndExpectationsBehave(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (PurchaseModel model : models(random)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                PurchaseState state = state(random);
                double alive = model.pAlive(state);
                assertThat(alive).as("%s %s", model, state).isBetween(0.0, 1.0);
                PurchaseState silent = new PurchaseState(state.x(), state.txDays(), state.tDays() + 30);
                assertThat(model.pAlive(silent)).as("%s %s", model, state).isLessThanOrEqualTo(alive + 1e-12);
                double before = 0;
                for (int days : new int[] {0, 1, 30, 365, 3650}) {
                    double expected = model.expectedPurchases(state, days);
                    assertThat(expected)
                            .as("%s %s %s", model, state, days)
                            .isGreaterThanOrEqualTo(before - 1e-12)
                            .isFinite();
                    before = expected;
                }
                double delta = Discount.perWeek(.1);
                assertThat(model.discountedPurchases(state, 365, delta))
                        .isBetween(0.0, model.expectedPurchases(state, 365) + 1e-12);
                assertThat(model.future(state).survival(52)).isBetween(0.0, 1 + 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void chancesOfCountsAddUpAndTheirMeanIsTheExpectation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (PurchaseModel model : models(random)) {
            PurchaseState state = new PurchaseState(random.nextInt(6), 100, 100 + random.nextInt(200));
            state = state.x() == 0 ? new PurchaseState(0, 0, state.tDays()) : state;
            double[] chances = model.probabilities(state, 60, 600);
            double mean = 0;
            for (int n = 0; n < chances.length; n++) {
                assertThat(chances[n]).isBetween(-1e-15, 1.0);
                mean += n * chances[n];
            }
            assertThat(Arrays.stream(chances).sum()).as("%s", model).isCloseTo(1, within(1e-9));
            assertThat(mean).as("%s", model).isCloseTo(model.expectedPurchases(state, 60), within(1e-7));
            double[] ofNew = model.probabilitiesOfNew(60, 600);
            assertThat(Arrays.stream(ofNew).sum()).isCloseTo(1, within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void noLikelihoodIsAboveTheBoundAndTheUnitOfTimeChangesOnlyItsConstant(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (PurchaseModel model : models(random)) {
            for (int i = 0; i < CUSTOMERS; i++) {
                PurchaseState state = state(random);
                double likelihood = model.logLikelihood(state);
                if (model.regularity() == 1) {
                    assertThat(likelihood)
                            .as("%s %s", model, state)
                            .isLessThanOrEqualTo(state.logLikelihoodBound() + 1e-9);
                    PurchaseState tenfold = new PurchaseState(state.x(), state.txDays() * 10, state.tDays() * 10);
                    assertThat(slower(model).logLikelihood(tenfold))
                            .isCloseTo(
                                    likelihood - state.x() * Math.log(10), within(1e-9 * (1 + Math.abs(likelihood))));
                    assertThat(slower(model).pAlive(tenfold)).isCloseTo(model.pAlive(state), within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void derivativesAreThoseOfTheLikelihoodAndSumsThoseOfTheCustomers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PurchaseState> states = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            states.add(state(random));
        }
        PurchaseStates collected = PurchaseLog.collect(states);
        for (PurchaseModel model : models(random)) {
            Objective objective = objective(model, collected);
            Derivatives here = at(objective, model.values());
            double sum = states.stream().mapToDouble(model::logLikelihood).sum();
            assertThat(here.value).as("%s", model).isCloseTo(sum, within(1e-9 * Math.abs(sum)));
            assertSlopes(model, objective, here);
        }
    }

    private static void assertSlopes(PurchaseModel model, Objective objective, Derivatives here) {
        double[] at = model.values();
        for (int i = 0; i < at.length; i++) {
            double step = 1e-5 * at[i];
            Derivatives up = at(objective, moved(at, i, step));
            Derivatives down = at(objective, moved(at, i, -step));
            double size = 1 + Math.abs(here.gradient[i]) + Math.abs(here.value) * 1e-5 / at[i];
            assertThat(here.gradient[i])
                    .as("%s %s", model, model.kind().parameters().get(i))
                    .isCloseTo((up.value - down.value) / (2 * step), within(1e-5 * size));
            for (int j = 0; j < at.length; j++) {
                double curve = here.hessian[i * at.length + j];
                double scale = 1 + Math.abs(curve) + (Math.abs(here.gradient[j]) + 1) / at[i];
                assertThat(curve)
                        .as("%s %s %s", model, i, j)
                        .isCloseTo((up.gradient[j] - down.gradient[j]) / (2 * step), within(2e-5 * scale));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void theOrderOfCustomersAndTheirChunksChangeNoBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PurchaseState> states = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            states.add(state(random));
        }
        double[] values = {.5, 6, .8, 3};
        double forward = new BetaGeometricLikelihood(PurchaseLog.collect(states), 1).at(values).value;
        double backward = new BetaGeometricLikelihood(PurchaseLog.collect(states.reversed()), 1).at(values).value;
        assertThat(Double.doubleToLongBits(backward)).isEqualTo(Double.doubleToLongBits(forward));
        double summed = states.stream()
                .mapToDouble(new MbgNbd(.5, 6, .8, 3)::logLikelihood)
                .sum();
        assertThat(forward).isCloseTo(summed, within(1e-10 * Math.abs(summed)));
    }

    private static Derivatives at(Objective objective, double[] parameters) {
        return Objects.requireNonNull(objective.at(parameters));
    }

    private static double[] moved(double[] at, int i, double step) {
        double[] moved = at.clone();
        moved[i] += step;
        return moved;
    }

    private static Objective objective(PurchaseModel model, PurchaseStates states) {
        return switch (model.kind()) {
            case NBD -> new NbdLikelihood(states);
            case BG_NBD -> new BetaGeometricLikelihood(states, 0);
            case MBG_NBD -> new BetaGeometricLikelihood(states, 1);
            case PARETO_NBD -> new ParetoLikelihood(states);
            case BG_CNBD_K -> new StagedLikelihood(states, 0, model.regularity());
            case MBG_CNBD_K -> new StagedLikelihood(states, 1, model.regularity());
        };
    }

    private static PurchaseModel slower(PurchaseModel model) {
        double[] values = model.values();
        values[1] *= 10;
        if (model instanceof ParetoNbd) {
            values[3] *= 10;
        }
        return model.kind().of(model.regularity(), values);
    }

    private static List<PurchaseModel> models(SplittableRandom random) {
        double r = any(random, .05, 20);
        double alpha = any(random, .5, 100);
        double a = any(random, .05, 10);
        double b = any(random, .05, 30);
        int k = 1 + random.nextInt(4);
        return List.of(
                new Nbd(r, alpha),
                new BgNbd(r, alpha, a, b),
                new MbgNbd(r, alpha, random.nextBoolean() ? 1 : a, b),
                new ParetoNbd(r, alpha, random.nextBoolean() ? 1 : a, alpha * any(random, .1, 10)),
                new CnbdK(r, alpha, a, b, k, false),
                new CnbdK(r, alpha, a, b, k, true));
    }

    private static PurchaseState state(SplittableRandom random) {
        int t = random.nextInt(800);
        int tx = random.nextInt(4) == 0 || t == 0 ? 0 : 1 + random.nextInt(t);
        int x = tx == 0 ? 0 : 1 + random.nextInt(Math.min(tx, random.nextInt(10) == 0 ? 600 : 8));
        return new PurchaseState(x, tx, t, x == 0 ? 0 : x * Math.log((double) tx / x));
    }

    private static double any(SplittableRandom random, double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
