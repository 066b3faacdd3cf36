package dev.fenji.intake.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stored file and how it is to be read. */
public record DataFile(
        Path path,
        String name,
        Format format,
        @Nullable Charset charset,
        char delimiter,
        @Nullable String sheet) {

    public enum Format {
        CSV,
        XLSX
    }

    /** So much of a file decides on its character set; all of it is decoded strictly later. */
    private static final int SAMPLE_BYTES = 8 << 20;

    private static final int DELIMITER_CHARS = 1 << 16;

    /** Looks at the file and finds out how it must be read. */
    public static DataFile detect(Path path, String name, ReadLimits limits) throws IOException {
        if (isZip(path)) {
            List<String> sheets = XlsxRows.sheets(path, limits);
            return new DataFile(path, name, Format.XLSX, null, ',', sheets.isEmpty() ? null : sheets.getFirst());
        }
        byte[] sample;
        try (InputStream in = UnpackingStream.open(path, limits)) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        Charset charset = Charsets.detect(sample, sample.length);
        return new DataFile(path, name, Format.CSV, charset, delimiter(sample, charset), null);
    }

    private static char delimiter(byte[] sample, Charset charset) {
        int mark = Charsets.markLength(sample, sample.length, charset);
        int length = Math.min(sample.length - mark, DELIMITER_CHARS);
        return Delimiters.detect(new String(sample, mark, length, charset));
    }

    /** The same file, read as the caller says where the caller says something. */
    public DataFile as(
            @Nullable Charset otherCharset, @Nullable Character otherDelimiter, @Nullable String otherSheet) {
        return new DataFile(
                path,
                name,
                format,
                otherCharset == null ? charset : otherCharset,
                otherDelimiter == null ? delimiter : otherDelimiter,
                otherSheet == null ? sheet : otherSheet);
    }

    public RowReader open(int skip, ReadLimits limits) throws IOException {
        return switch (format) {
            case CSV -> CsvRows.open(path, charset == null ? StandardCharsets.UTF_8 : charset, delimiter, skip, limits);
            case XLSX -> XlsxRows.open(path, sheet, skip, limits);
        };
    }

    public List<String> sheets(ReadLimits limits) throws IOException {
        return format == Format.XLSX ? XlsxRows.sheets(path, limits) : List.of();
    }

    public static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }
}
