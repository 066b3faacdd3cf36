package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.DataFile;
import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.reading.UnreadableFile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Files that belong together: one with the rows, perhaps others that complete them. */
public record Bundle(List<DataFile> files) {

    public Bundle {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A bundle has at least one file.");
        }
        files = List.copyOf(files);
    }

    /** The file whose rows a mapping takes: the one it names, else the first. */
    public DataFile main(Mapping mapping) {
        if (mapping.file() == null || files.size() == 1) {
            return files.getFirst();
        }
        return find(mapping.file());
    }

    public boolean has(String pattern) {
        return files.stream().anyMatch(f -> matches(pattern, f.name()));
    }

    DataFile find(String pattern) {
        return files.stream()
                .filter(f -> matches(pattern, f.name()))
                .findFirst()
                .orElseThrow(() -> new UnreadableFile("intake/file-of-bundle-missing", Map.of("file", pattern)));
    }

    /** Without folders, case and .gz; * stands for anything. */
    static boolean matches(String pattern, String name) {
        String regex = "\\Q" + plain(pattern).replace("*", "\\E.*\\Q") + "\\E";
        return Pattern.matches(regex, plain(name));
    }

    private static String plain(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    }

    /** The rows of the main file as the mapping reads them, corrected and completed. */
    public RowReader open(Mapping mapping, @Nullable Corrections corrections, ReadLimits limits) throws IOException {
        RowReader rows = settled(main(mapping), mapping.charset(), mapping.delimiter(), mapping.sheet())
                .open(mapping.skipRows(), limits);
        try {
            if (corrections != null) {
                rows = new CorrectedRows(rows, corrections);
            }
            for (Mapping.Lookup lookup : mapping.lookups()) {
                rows = new JoinedRows(rows, lookup, LookupTable.load(find(lookup.file()), lookup, mapping, limits));
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    /** A file of the bundle (the first when none is named), read as the caller says where the caller says something. */
    public DataFile settled(
            @Nullable String name, @Nullable String charset, @Nullable String delimiter, @Nullable String sheet) {
        return settled(name == null || name.isBlank() ? files.getFirst() : find(name), charset, delimiter, sheet);
    }

    private static DataFile settled(
            DataFile file, @Nullable String charset, @Nullable String delimiter, @Nullable String sheet) {
        return file.as(
                charset == null || charset.isBlank() ? null : CharsetNames.require(charset),
                delimiter == null || delimiter.isEmpty() ? null : CharsetNames.delimiter(delimiter),
                sheet == null || sheet.isBlank() ? null : sheet);
    }
}
