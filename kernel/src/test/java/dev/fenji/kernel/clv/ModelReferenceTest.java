package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.special.ReferenceTable;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The models against 40-digit values of their textbook forms, among them a = 1, s = 1, β = 190,000 and 900 purchases.
 */
class ModelReferenceTest {

    private static final double DELTA = Discount.perWeek(.15);
    /**
     * A reference week in "days": states of the reference are eighths of a week, so a "day" is a thousandth of a week.
     */
    private static final double UNIT = 1000 / 7.0;

    private interface Answer {
        double of(PurchaseModel model, PurchaseState state);
    }

    @Test
    void likelihoods() {
        for (String model : new String[] {"bg", "mbg", "pareto"}) {
            assertRelative(
                    model, "likelihood", 1e-11, (m, state) -> m.logLikelihood(state) + state.x() * Math.log(UNIT));
        }
    }

    @Test
    void chancesToBeThere() {
        for (String model : new String[] {"bg", "mbg", "pareto"}) {
            assertRelative(model, "alive", 1e-11, PurchaseModel::pAlive);
        }
    }

    @Test
    void expectedPurchasesOfShortAndLongHorizons() {
        for (String model : new String[] {"bg", "mbg", "pareto"}) {
            for (int weeks : new int[] {1, 39, 520}) {
                assertRelative(
                        model, "expected." + weeks, 5e-11, (m, state) -> m.expectedPurchases(state, 1000.0 * weeks));
            }
        }
    }

    @Test
    void discountedPurchases() {
        assertRelative("bg", "dert", 1e-11, (m, state) -> m.dert(state, DELTA / UNIT));
        assertRelative("pareto", "dert", 1e-11, (m, state) -> m.dert(state, DELTA / UNIT));
    }

    @Test
    void regularityOneIsNoRegularity() {
        for (ReferenceTable.Value value : ReferenceTable.of("mbg.expected.39")) {
            double[] at = value.at();
            PurchaseState state = state(at);
            CnbdK staged = new CnbdK(at[0], at[1] * UNIT, at[2], at[3], 1, true);
            if (state.x() < 300) {
                assertClose(staged.expectedPurchases(state, 39_000), value.value(), 1e-10, at);
                assertClose(staged.pAlive(state), model("mbg", at).pAlive(state), 1e-12, at);
            }
        }
    }

    private static void assertRelative(String model, String figure, double tolerance, Answer answer) {
        double worst = 0;
        for (ReferenceTable.Value value : ReferenceTable.of(model + "." + figure)) {
            double got = answer.of(model(model, value.at()), state(value.at()));
            assertClose(got, value.value(), tolerance, value.at());
            worst = Math.max(worst, Math.abs(got - value.value()) / Math.max(Math.abs(value.value()), 1e-3));
        }
        System.out.printf("%s %s: worst relative error %.1e%n", model, figure, worst);
    }

    private static void assertClose(double got, double expected, double tolerance, double[] at) {
        assertThat(Math.abs(got - expected))
                .as("%s: got %s, expected %s", Arrays.toString(at), got, expected)
                .isLessThanOrEqualTo(tolerance * Math.abs(expected) + 1e-13);
    }

    private static PurchaseState state(double[] at) {
        return new PurchaseState((int) at[4], (int) Math.round(1000 * at[5]), (int) Math.round(1000 * at[6]));
    }

    private static PurchaseModel model(String name, double[] at) {
        return switch (name) {
            case "bg" -> new BgNbd(at[0], at[1] * UNIT, at[2], at[3]);
            case "mbg" -> new MbgNbd(at[0], at[1] * UNIT, at[2], at[3]);
            default -> new ParetoNbd(at[0], at[1] * UNIT, at[2], at[3] * UNIT);
        };
    }
}
