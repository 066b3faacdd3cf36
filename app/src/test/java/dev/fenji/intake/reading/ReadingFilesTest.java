package dev.fenji.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingFilesTest {

    private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

    @TempDir
    Path folder;

    @Test
    void readsQuotesLineBreaksAndDelimitersInsideCells() throws IOException {
        Path file = text("a;b\n1;\"x;\"\"y\"\"\nz\"\n2;ü\n", StandardCharsets.ISO_8859_1);

        assertThat(rows(file)).containsExactly("2: 1|x;\"y\"\nz", "4: 2|ü");
    }

    @Test
    void readsGzipTabsAndUtf16() throws IOException {
        Path plain = text("\ufeff订单\t客户\r\n1\t张三\r\n", StandardCharsets.UTF_16LE);
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }

        assertThat(rows(packed)).containsExactly("2: 1|张三");
    }

    @Test
    void givesEveryColumnANameOfItsOwn() throws IOException {
        Path file = text("a,,a\n1,2,3\n", StandardCharsets.UTF_8);

        try (RowReader reader = DataFile.detect(file, "f", LIMITS).open(0, LIMITS)) {
            assertThat(reader.header()).containsExactly("a", "Column 2", "a (2)");
        }
    }

    @Test
    void saysWhichCellIsTooMany() throws IOException {
        Path file = text("a,b\n1,2,3\n", StandardCharsets.UTF_8);

        try (RowReader reader = DataFile.detect(file, "f", LIMITS).open(0, LIMITS)) {
            Row row = new Row();
            reader.next(row);
            assertThat(row.flaws()).extracting(Row.Flaw::slug).containsExactly("intake/extra-cell");
        }
    }

    @Test
    void neverTurnsAWrongByteIntoAQuestionMark() throws IOException {
        Path file = folder.resolve("late.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("a,b\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 1_200_000; i++) {
                out.write("1,plain\n".getBytes(StandardCharsets.UTF_8));
            }
            out.write("2,Köln\n".getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThatThrownBy(() -> rows(file)).hasMessageContaining("intake/wrong-charset");
    }

    @Test
    void stopsAtADecompressionBomb() throws IOException {
        Path bomb = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            java.util.Arrays.fill(zeros, (byte) '0');
            for (int i = 99; i < zeros.length; i += 100) {
                zeros[i] = '\n';
            }
            for (int i = 0; i < 64; i++) {
                out.write(zeros);
            }
        }

        assertThatThrownBy(() -> rows(bomb)).hasMessageContaining("intake/decompression-bomb");
    }

    @Test
    void stopsAtTooManyRowsAndColumns() throws IOException {
        ReadLimits small = new ReadLimits(1L << 30, 250, 2, 3, 100, 1L << 20);

        assertThatThrownBy(() -> rows(text("a\n1\n2\n3\n", StandardCharsets.UTF_8), small))
                .hasMessageContaining("intake/too-many-rows");
        assertThatThrownBy(() -> rows(text("a,b,c,d\n", StandardCharsets.UTF_8), small))
                .hasMessageContaining("intake/too-many-columns");
    }

    @Test
    void aTruncatedArchiveIsABrokenFile() throws IOException {
        Path packed = folder.resolve("cut.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            for (int i = 0; i < 100_000; i++) {
                out.write((i + "," + Integer.toHexString(i * 31) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] all = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(all, all.length / 2));

        assertThatThrownBy(() -> {
                    DataFile file = new DataFile(packed, "cut", DataFile.Format.CSV, StandardCharsets.UTF_8, ',', null);
                    try (RowReader reader = file.open(0, LIMITS)) {
                        Row row = new Row();
                        while (reader.next(row)) {
                            assertThat(row.cells()).isPositive();
                        }
                    }
                })
                .hasMessageContaining("intake/broken-file");
    }

    private Path text(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("f" + text.hashCode() + ".csv"), text.getBytes(charset));
    }

    private static List<String> rows(Path file) throws IOException {
        return rows(file, LIMITS);
    }

    static List<String> rows(Path file, ReadLimits limits) throws IOException {
        List<String> rows = new ArrayList<>();
        try (RowReader reader = DataFile.detect(file, "f", limits).open(0, limits)) {
            Row row = new Row();
            while (reader.next(row)) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.cells(); i++) {
                    cells.add(row.string(i));
                }
                rows.add(row.number() + ": " + String.join("|", cells));
            }
        }
        return rows;
    }
}
