package dev.fenji.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingWorkbooksTest {

    @TempDir
    Path folder;

    @Test
    void readsNumbersPlainAndDatesInIsoForm() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "order");
            sheet.value(0, 1, "date");
            sheet.value(0, 2, "price");
            sheet.value(1, 0, 536365);
            sheet.value(1, 1, LocalDateTime.of(2010, 12, 1, 8, 26));
            sheet.style(1, 1).format("d/m/yyyy h:mm").set();
            sheet.value(1, 2, 0.1 + 0.2);
            sheet.value(4, 0, "C1");
            sheet.value(4, 2, -12.5);
        });

        assertThat(ReadingFilesTest.rows(file, ReadLimits.DEFAULT))
                .containsExactly("2: 536365|2010-12-01T08:26:00|0.3", "5: C1||-12.5");
    }

    @Test
    void readsAWorkbookThatHasNoStyles() throws IOException {
        Path plain = folder.resolve("plain.xlsx");
        Path source = workbook(sheet -> {
            sheet.value(0, 0, "order");
            sheet.value(0, 1, "price");
            sheet.value(1, 0, "A1");
            sheet.value(1, 1, 12.5);
        });
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(plain))) {
            for (ZipEntry entry : in.stream().toList()) {
                if (entry.getName().equals("xl/styles.xml")) {
                    continue;
                }
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(text.replaceAll("<(Override|Relationship) [^>]*styles[^>]*/>", "")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(ReadingFilesTest.rows(plain, ReadLimits.DEFAULT)).containsExactly("2: A1|12.5");
    }

    @Test
    void aFormulaWithoutAStoredValueIsAProblemAndNeverComputed() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "a");
            sheet.formula(1, 0, "1+1");
        });

        try (RowReader reader = DataFile.detect(file, "f", ReadLimits.DEFAULT).open(0, ReadLimits.DEFAULT)) {
            Row row = new Row();
            assertThat(reader.next(row)).isTrue();
            assertThat(row.flaws()).extracting(Row.Flaw::slug).containsExactly("intake/formula-without-value");
        }
    }

    @Test
    void refusesADocumentTypeBeforeAnyParserSeesIt() throws IOException {
        Path file = changed("xl/worksheets/sheet1.xml", xml -> """
                <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                """ + xml.substring(xml.indexOf("?>") + 2));

        assertThatThrownBy(() -> ReadingFilesTest.rows(file, ReadLimits.DEFAULT))
                .hasMessageContaining("intake/document-type");
    }

    @Test
    void refusesABombAndTheSameEntryTwice() throws IOException {
        Path bomb = changed("xl/worksheets/sheet1.xml", xml -> xml + " ".repeat(80 << 20));
        assertThatThrownBy(() -> ReadingFilesTest.rows(bomb, ReadLimits.DEFAULT))
                .hasMessageContaining("intake/decompression-bomb");

        Path twice = folder.resolve("twice.xlsx");
        byte[] bytes = Files.readAllBytes(simple("XL/workbook.xml"));
        Files.write(twice, bytes);
        assertThatThrownBy(() -> ReadingFilesTest.rows(twice, ReadLimits.DEFAULT))
                .hasMessageContaining("intake/duplicate-entry");
    }

    @Test
    void somethingElseInAZipIsNoWorkbook() throws IOException {
        Path file = folder.resolve("other.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.write("hello".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> ReadingFilesTest.rows(file, ReadLimits.DEFAULT))
                .hasMessageContaining("intake/not-a-workbook");
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private Path workbook(Filling filling) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            filling.fill(workbook.newWorksheet("Orders"));
        }
        return file;
    }

    /** A sound workbook with one part replaced. */
    private Path changed(String part, UnaryOperator<String> change) throws IOException {
        Path source = workbook(sheet -> sheet.value(0, 0, "a"));
        Path target = folder.resolve("changed" + part.hashCode() + change.hashCode() + ".xlsx");
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : in.stream().toList()) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write((entry.getName().equals(part) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return target;
    }

    /** A sound workbook with one more part. */
    private Path simple(String extra) throws IOException {
        Path source = workbook(sheet -> sheet.value(0, 0, "a"));
        Path target = folder.resolve("extra.xlsx");
        try (ZipFile in = new ZipFile(source.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : in.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.getInputStream(entry).transferTo(out);
            }
            out.putNextEntry(new ZipEntry(extra));
            out.write("<x/>".getBytes(StandardCharsets.UTF_8));
        }
        return target;
    }
}
