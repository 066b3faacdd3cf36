package dev.fenji.intake.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file become records. A document: saved under its name, sent as JSON, never changed by a run.
 *
 * @param source whose keys these are: a customer's identity is (source, key), a line's (source, document, its place)
 * @param columns target field → column of the file
 * @param constants target field → the same value for every row
 * @param dateFormats tried in this order; {@code ISO} and {@code EXCEL} (serial numbers) have names
 * @param zone the zone of times that do not say theirs; null = the organisation's
 * @param nulls cell texts that mean "nothing here", besides the empty cell
 * @param maxBadShare a file with a larger share of bad rows stops before anything is written
 * @param charset null = detected; likewise the delimiter and (the first) sheet
 * @param file the name of the main file in a bundle of several, with * for anything
 * @param lookups other files of the bundle that complete the rows
 * @param skipRows lines above the header
 */
public record Mapping(
        String name,
        Kind kind,
        String source,
        Map<String, String> columns,
        Map<String, String> constants,
        List<String> dateFormats,
        @Nullable String zone,
        DecimalStyle decimal,
        CreditNote creditNote,
        NonGoods nonGoods,
        List<String> nulls,
        double maxBadShare,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String sheet,
        @Nullable String file,
        List<Lookup> lookups,
        int skipRows,
        boolean builtIn) {

    public static final double DEFAULT_MAX_BAD_SHARE = 0.05;
    public static final List<String> DEFAULT_NULLS = List.of("NULL", "N/A", "#N/A", "NaN");

    public Mapping {
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        dateFormats = dateFormats == null || dateFormats.isEmpty() ? List.of(DateReader.ISO) : List.copyOf(dateFormats);
        decimal = decimal == null ? DecimalStyle.POINT : decimal;
        creditNote = creditNote == null ? CreditNote.NONE : creditNote;
        nonGoods = nonGoods == null ? NonGoods.NONE : nonGoods;
        nulls = nulls == null ? DEFAULT_NULLS : List.copyOf(nulls);
        lookups = lookups == null ? List.of() : List.copyOf(lookups);
        name = name == null ? "" : name;
        source = source == null ? "" : source.strip();
    }

    public Mapping named(String newName, boolean shipped) {
        return new Mapping(
                newName,
                kind,
                source,
                columns,
                constants,
                dateFormats,
                zone,
                decimal,
                creditNote,
                nonGoods,
                nulls,
                maxBadShare,
                charset,
                delimiter,
                sheet,
                file,
                lookups,
                skipRows,
                shipped);
    }

    public Mapping withSigns(CreditNote.Signs signs) {
        return new Mapping(
                name,
                kind,
                source,
                columns,
                constants,
                dateFormats,
                zone,
                decimal,
                new CreditNote(creditNote.by(), creditNote.value(), creditNote.column(), signs),
                nonGoods,
                nulls,
                maxBadShare,
                charset,
                delimiter,
                sheet,
                file,
                lookups,
                skipRows,
                builtIn);
    }

    /**
     * Another file of the bundle, found by key. Its columns join the row as {@code name.column}.
     *
     * @param file the file's name, with * for anything
     * @param key the key's column in that file
     * @param on the column of the row (or of an earlier lookup, as {@code name.column}) that holds the key
     */
    public record Lookup(String name, String file, String key, String on) {}
}
