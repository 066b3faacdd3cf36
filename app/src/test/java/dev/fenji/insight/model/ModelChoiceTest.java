package dev.fenji.insight.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    @Test
    void whatTakesTooLongIsListedAsNotTriedWithTheReason() {
        var builder = new PurchaseStates.Builder();
        var random = new SplittableRandom(1);
        for (int i = 0; i < ModelChoice.MOST_STATES_FOR_REGULARITY + 6000; i++) {
            int days = 40 + i % 900;
            int x = 1 + i / 900;
            builder.add(new PurchaseState(x, Math.min(days, x + random.nextInt(days - x + 1)), days, x));
        }

        ModelChoice choice = ModelChoice.among(builder.build(), new DataWindow(FROM, FROM.plusDays(940)));

        assertThat(choice.tried())
                .extracting(ScopeReport.TriedModel::model)
                .containsExactly("nbd", "bg-nbd", "mbg-nbd", "pareto-nbd", "mbg-cnbd-k");
        assertThat(choice.tried().getLast().reason()).isEqualTo("TOO_MANY_STATES");
        assertThat(choice.tried().getLast().chosen()).isFalse();
        assertThat(choice.chosen()).isNotNull();
    }
}
