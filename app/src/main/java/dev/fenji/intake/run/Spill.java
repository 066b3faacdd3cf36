package dev.fenji.intake.run;

import dev.fenji.intake.reading.Row;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of documents that do not stand together in the file, put aside on disk in partitions by document, so that each
 * document can be gathered whole with little memory even when the file is sorted by something else altogether.
 */
final class Spill implements AutoCloseable {

    private static final long ROWS_PER_PARTITION = 50_000;
    private static final int MAX_PARTITIONS = 256;
    private static final int BUFFER = 1 << 15;

    private final Path folder;
    private final @Nullable DataOutputStream[] partitions;

    /** The number of partitions depends on the file only: a resumed import finds the same ones. */
    Spill(Path folder, long rowsOfFile) {
        this.folder = folder;
        long wanted = rowsOfFile / ROWS_PER_PARTITION + 1;
        this.partitions = new DataOutputStream[(int) Math.min(MAX_PARTITIONS, wanted)];
    }

    int partitions() {
        return partitions.length;
    }

    void add(long documentHash, Row row) throws IOException {
        int partition = (int) Long.remainderUnsigned(documentHash, partitions.length);
        DataOutputStream out = partitions[partition];
        if (out == null) {
            Files.createDirectories(folder);
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(partition)), BUFFER));
            partitions[partition] = out;
        }
        out.writeLong(row.number());
        out.writeInt(row.cells());
        for (int i = 0; i < row.cells(); i++) {
            int length = row.end(i) - row.start(i);
            out.writeInt(length);
            for (int c = row.start(i); c < row.end(i); c++) {
                out.writeChar(row.text()[c]);
            }
        }
    }

    /** The rows of a partition in the order of the file. */
    void read(int partition, Consumer<Row> consumer) throws IOException {
        DataOutputStream out = partitions[partition];
        if (out == null) {
            return;
        }
        out.flush();
        Row row = new Row();
        char[] cell = new char[1 << 10];
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file(partition)), BUFFER))) {
            while (true) {
                row.begin(in.readLong());
                int cells = in.readInt();
                for (int i = 0; i < cells; i++) {
                    int length = in.readInt();
                    cell = length > cell.length ? new char[length] : cell;
                    for (int c = 0; c < length; c++) {
                        cell[c] = in.readChar();
                    }
                    row.add(cell, 0, length);
                }
                consumer.accept(row);
            }
        } catch (EOFException _) {
            // The end of the partition.
        }
    }

    private Path file(int partition) {
        return folder.resolve("part-" + partition);
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < partitions.length; i++) {
            DataOutputStream out = partitions[i];
            if (out != null) {
                out.close();
                Files.deleteIfExists(file(i));
            }
        }
        Files.deleteIfExists(folder);
    }
}
