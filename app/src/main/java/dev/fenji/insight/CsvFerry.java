package dev.fenji.insight;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Carries the rows of a PostgreSQL query over to whoever loads CSV files: {@code COPY … TO STDOUT} fills one file while the
 * one before it is being loaded. Never more than three files lie on the disk.
 */
final class CsvFerry {
    /** Takes one file of whole rows. */
    interface Loader {
        void load(Path csv) throws SQLException;
    }

    private static final long FILE_BYTES = 96L * 1024 * 1024;
    private static final int FILES_WAITING = 1;
    private static final int BUFFER = 1 << 16;
    private static final long POLL_MILLIS = 200;

    private final Path folder;

    CsvFerry(Path folder) {
        this.folder = folder;
    }

    /** @return rows carried */
    long carry(Connection postgres, String query, Loader loader) throws SQLException {
        BlockingQueue<Path> ready = new LinkedBlockingQueue<>(FILES_WAITING);
        var export = new FutureTask<>(() -> export(postgres, query, ready));
        Thread.ofPlatform().name("fenji-copy-out").start(export);
        try {
            loadUntilDone(ready, export, loader);
            return export.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        } catch (ExecutionException e) {
            throw new SQLException("The facts could not be read from PostgreSQL.", e.getCause());
        } finally {
            export.cancel(true);
            ready.forEach(CsvFerry::delete);
        }
    }

    private static void loadUntilDone(BlockingQueue<Path> ready, Future<Long> export, Loader loader)
            throws InterruptedException, SQLException {
        while (true) {
            boolean ended = export.isDone();
            Path file = ready.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (file == null) {
                if (ended) {
                    return;
                }
                continue;
            }
            try {
                loader.load(file);
            } finally {
                delete(file);
            }
        }
    }

    private long export(Connection postgres, String query, BlockingQueue<Path> ready)
            throws SQLException, IOException, InterruptedException {
        CopyOut rows =
                postgres.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + query + ") to stdout (format csv)");
        try {
            byte @Nullable [] row = rows.readFromCopy();
            while (row != null) {
                Path file = Files.createTempFile(folder, "facts", ".csv");
                row = fill(file, row, rows);
                ready.put(file);
            }
            return rows.getHandledRowCount();
        } finally {
            if (rows.isActive()) {
                rows.cancelCopy();
            }
        }
    }

    private static byte @Nullable [] fill(Path file, byte[] first, CopyOut rows) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            long written = 0;
            byte @Nullable [] row = first;
            while (row != null && written < FILE_BYTES) {
                out.write(row);
                written += row.length;
                row = rows.readFromCopy();
            }
            return row;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Left for the next start, which clears the folder.
            file.toFile().deleteOnExit();
        }
    }
}
