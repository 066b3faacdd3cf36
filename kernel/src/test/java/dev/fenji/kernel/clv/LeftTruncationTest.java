package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whether it is noticed that the data begin in the middle of the story. */
class LeftTruncationTest {

    private static final int DAYS = 730;
    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1));

    /** Customers that come on any day between the two, buy about every {@code gap} days, and are seen from day 0 on. */
    private static PurchaseStates seen(long seed, int customers, int from, int to, double gap) {
        SplittableRandom random = new SplittableRandom(seed);
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        for (int i = 0; i < customers; i++) {
            int day = from + random.nextInt(to - from);
            int first = -1;
            int last = -1;
            int x = -1;
            while (day < DAYS) {
                if (day >= 0) {
                    first = first < 0 ? day : first;
                    last = day;
                    x++;
                }
                day += 1 + (int) (-gap * Math.log(1 - random.nextDouble()));
                if (random.nextDouble() < .05) {
                    break;
                }
            }
            if (first >= 0) {
                builder.add(x, last - first, DAYS - 1 - first);
            }
        }
        return builder.build();
    }

    private static FitOutcome.Fitted<PurchaseModel> fit(PurchaseStates states) {
        return (FitOutcome.Fitted<PurchaseModel>) ModelFit.fit(ModelKind.MBG_NBD, states, WINDOW);
    }

    @Test
    void customersOfYearsBeforeTheDataAreSuspected() {
        PurchaseStates states = seen(1, 6000, -1500, DAYS, 40);
        assertThat(LeftTruncation.isSuspected(states)).isTrue();
        assertThat(fit(states).report().flags()).contains(FitFlag.LEFT_TRUNCATED);
    }

    @Test
    void aShopThatOpensOnTheFirstDayIsNot() {
        PurchaseStates states = seen(2, 6000, 0, DAYS, 40);
        assertThat(LeftTruncation.isSuspected(states)).isFalse();
        assertThat(fit(states).report().flags()).doesNotContain(FitFlag.LEFT_TRUNCATED);
    }

    @Test
    void neitherIsACohortThatWasChosen() {
        assertThat(LeftTruncation.isSuspected(seen(3, 6000, 0, 200, 40))).isFalse();
        assertThat(LeftTruncation.isSuspected(seen(4, 6000, 0, 1, 40))).isFalse();
    }

    @Test
    void norAFewMoreThanUsual() {
        for (long seed = 10; seed < 40; seed++) {
            assertThat(LeftTruncation.isSuspected(seen(seed, 60, 0, DAYS, 40)))
                    .as("seed %s", seed)
                    .isFalse();
        }
        assertThat(LeftTruncation.isSuspected(new PurchaseStates.Builder().build()))
                .isFalse();
    }
}
