package dev.fenji.intake.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file become records. A document: saved under its name, sent as JSON, never changed by a run.
 *
 * @param kind what the rows are; order lines when the document does not say
 * @param source whose keys these are: a customer's identity is (source, key), a line's (source, document, its place); a shipped mapping
 *     of potential inputs leaves it open
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
        Double maxBadShare,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String sheet,
        @Nullable String file,
        List<Lookup> lookups,
        Integer skipRows,
        Boolean builtIn) {

    public static final double DEFAULT_MAX_BAD_SHARE = 0.05;

    public static final List<String> DEFAULT_NULLS = List.of("NULL", "N/A", "#N/A", "NaN");

    public Mapping {
        kind = kind == null ? Kind.ORDER_LINES : kind;
        columns = columns == null ? Map.of() : Map.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        dateFormats = dateFormats == null || dateFormats.isEmpty() ? List.of(DateReader.ISO) : List.copyOf(dateFormats);
        decimal = decimal == null ? DecimalStyle.POINT : decimal;
        creditNote = creditNote == null ? CreditNote.NONE : creditNote;
        nonGoods = nonGoods == null ? NonGoods.NONE : nonGoods;
        nulls = nulls == null ? DEFAULT_NULLS : List.copyOf(nulls);
        lookups = lookups == null ? List.of() : List.copyOf(lookups);
        maxBadShare = maxBadShare == null ? DEFAULT_MAX_BAD_SHARE : maxBadShare;
        skipRows = skipRows == null ? 0 : skipRows;
        builtIn = builtIn != null && builtIn;
        name = name == null ? "" : name;
        source = source == null ? "" : source.strip();
    }

    /** A mapping with everything else as usual. */
    public static Mapping plain(Kind kind, String source, Map<String, String> columns, Map<String, String> constants) {
        return new Mapping(
                "",
                kind,
                source,
                columns,
                constants,
                List.of(DateReader.ISO),
                null,
                DecimalStyle.POINT,
                CreditNote.NONE,
                NonGoods.NONE,
                DEFAULT_NULLS,
                DEFAULT_MAX_BAD_SHARE,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                false);
    }

    /** Whether the source is that of the customers whom a file names, whichever that is. */
    public boolean leavesSourceOpen() {
        return source.isEmpty() && kind == Kind.POTENTIAL_INPUTS;
    }

    public Mapping from(String whose) {
        return with(name, whose, dateFormats, decimal, creditNote, nulls, builtIn, skipRows);
    }

    public Mapping named(String newName, boolean shipped) {
        return with(newName, dateFormats, decimal, creditNote, nulls, shipped);
    }

    public Mapping withSigns(CreditNote.Signs signs) {
        CreditNote settled = new CreditNote(creditNote.by(), creditNote.value(), creditNote.column(), signs);
        return with(name, dateFormats, decimal, settled, nulls, builtIn);
    }

    public Mapping withNulls(List<String> tokens) {
        return with(name, dateFormats, decimal, creditNote, tokens, builtIn);
    }

    public Mapping read(List<String> formats, DecimalStyle style, CreditNote rule) {
        return with(name, formats, style, rule, nulls, builtIn);
    }

    /** With so many lines above the header. */
    public Mapping skipping(int rows) {
        return with(name, source, dateFormats, decimal, creditNote, nulls, builtIn, rows);
    }

    private Mapping with(
            String newName,
            List<String> formats,
            DecimalStyle style,
            CreditNote rule,
            List<String> tokens,
            boolean shipped) {
        return with(newName, source, formats, style, rule, tokens, shipped, skipRows);
    }

    private Mapping with(
            String newName,
            String whose,
            List<String> formats,
            DecimalStyle style,
            CreditNote rule,
            List<String> tokens,
            boolean shipped,
            int rowsAbove) {
        return new Mapping(
                newName,
                kind,
                whose,
                columns,
                constants,
                formats,
                zone,
                style,
                rule,
                nonGoods,
                tokens,
                maxBadShare,
                charset,
                delimiter,
                sheet,
                file,
                lookups,
                rowsAbove,
                shipped);
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
