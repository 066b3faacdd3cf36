package dev.fenji.intake.run;

import dev.fenji.intake.reading.RowReader;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes progress about once a second, and stops the job when somebody asked for that. */
final class ProgressMeter implements Meter {

    private static final int ROWS_BETWEEN_LOOKS = 1024;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ImportTable imports;
    private final long importId;
    private final @Nullable Long total;
    private final BooleanSupplier stop;
    private final long startedAt = System.nanoTime();
    private final long skipped;
    private long lastWritten = startedAt;

    ProgressMeter(ImportTable imports, long importId, @Nullable Long total, long skipped, BooleanSupplier stop) {
        this.imports = imports;
        this.importId = importId;
        this.total = total;
        this.skipped = skipped;
        this.stop = stop;
    }

    @Override
    public void row(long rows, RowReader reader) {
        if ((rows & (ROWS_BETWEEN_LOOKS - 1)) != 0) {
            return;
        }
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
        long now = System.nanoTime();
        if (now - lastWritten >= NANOS_PER_SECOND) {
            lastWritten = now;
            double seconds = (double) (now - startedAt) / NANOS_PER_SECOND;
            double rate = Math.max(1, Math.max(0, rows - skipped) / seconds);
            imports.progress(importId, rows, (long) rate, left(rows, rate, seconds, reader.progress()));
        }
    }

    private @Nullable Long left(long rows, double rate, double seconds, double share) {
        if (total != null) {
            return Math.round(Math.max(0, total - rows) / rate);
        }
        return share > 0 ? Math.round(seconds / share * (1 - share)) : null;
    }
}
