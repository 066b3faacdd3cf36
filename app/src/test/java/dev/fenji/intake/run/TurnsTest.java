package dev.fenji.intake.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.sales.RecordReport;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns turns = new Turns(written(0));
    private final List<String> steps = new CopyOnWriteArrayList<>();

    @Test
    void chunksAreNamedAndCommittedInOrderHoweverTheyArrive() throws Exception {
        var second = CompletableFuture.runAsync(() -> write(1));
        write(0);
        second.get(10, TimeUnit.SECONDS);

        assertThat(steps).filteredOn(step -> step.startsWith("named")).containsExactly("named 0", "named 1");
        assertThat(steps)
                .filteredOn(step -> step.startsWith("committed"))
                .containsExactly("committed 0", "committed 1");
        assertThat(turns.sum().counts().linesNew()).isEqualTo(2);
    }

    @Test
    void whatStandsBehindABrokenChunkIsNotStored() {
        var second = CompletableFuture.runAsync(() -> write(1));
        turns.awaitNaming(0);
        turns.named(0);
        turns.breakOff();

        assertThatThrownBy(second::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CancellationException.class);
        assertThat(turns.sum().counts().linesNew()).isZero();
    }

    /** Each chunk adds one line to what was stored before it. */
    private void write(long chunk) {
        turns.awaitNaming(chunk);
        steps.add("named " + chunk);
        turns.named(chunk);
        long before = turns.awaitCommit(chunk).counts().linesNew();
        steps.add("committed " + chunk);
        turns.committed(chunk, written(before + 1));
    }

    private static ChunkWriter.Written written(long lines) {
        return new ChunkWriter.Written(new Counts(lines, 0, 0, 0, 0, 0, 0, 0), RecordReport.NOTHING);
    }
}
