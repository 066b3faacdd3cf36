package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue is a table: what waits is not lost when the program ends. */
@DatabaseTest
class RunQueueTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    @Autowired
    RunQueue queue;

    @Autowired
    RunStore store;

    @Autowired
    Insights insights;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void takesUpAfterARestartWhatWaitedAndMarksWhatWasCutOff() {
        long cutOff = inOneStep(() -> {
            long id = store.add(RunKind.MANUAL, RunWork.TIERS, DAY, null, "anna");
            assertThat(store.begin(id)).isTrue();
            return id;
        });
        long waiting = store.add(RunKind.MANUAL, RunWork.TIERS, DAY, null, "anna");

        queue.takeUp();

        assertThat(Runs.await(insights, waiting).state()).isEqualTo(RunState.DONE);
        assertThat(insights.run(cutOff).state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(insights.run(cutOff).finishedAt()).isNotNull();
    }

    @Test
    void neverBeginsARunThatWasCancelledWhileItWaited() {
        long id = inOneStep(() -> {
            long added = store.add(RunKind.MANUAL, RunWork.TIERS, DAY, null, "anna");
            insights.cancel(added);
            return added;
        });
        queue.wake();
        long next = insights.start(DAY, null).id();
        assertThat(Runs.await(insights, next).state()).isEqualTo(RunState.DONE);
        assertThat(insights.run(id).state()).isEqualTo(RunState.CANCELLED);
        assertThat(insights.run(id).startedAt()).isNull();
    }

    /** A run that other work of the application has started must not take ours before it is as the test needs it. */
    private long inOneStep(LongSupplier step) {
        return Objects.requireNonNull(transaction.execute(any -> step.getAsLong()));
    }
}
