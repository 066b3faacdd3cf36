package dev.fenji.intake;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with files, mappings, rows and imports. */
public enum IntakeProblem implements ProblemType {
    // A row.
    MISSING_VALUE("missing-value"),
    NOT_A_DATE("not-a-date"),
    NOT_A_NUMBER("not-a-number"),
    NUMBER_TOO_LARGE("number-too-large"),
    NUMBER_TOO_PRECISE("number-too-precise"),
    NOT_A_CURRENCY("not-a-currency"),
    AMBIGUOUS_CURRENCY("ambiguous-currency"),
    NOT_A_FLAG("not-a-flag"),
    NOT_A_SHARE("not-a-share"),
    KEY_TOO_LONG("key-too-long"),
    EXTRA_CELL("extra-cell"),
    CELL_TOO_LONG("cell-too-long"),
    ERROR_CELL("error-cell"),
    FORMULA_WITHOUT_VALUE("formula-without-value"),
    LOOKUP_FAILED("lookup-failed"),
    RATE_NOT_POSITIVE("rate-not-positive"),
    OTHER_CUSTOMER("other-customer"),
    OTHER_CURRENCY("other-currency"),
    UNKNOWN_CUSTOMER("unknown-customer"),
    // A file.
    FILE_TOO_LARGE("file-too-large"),
    EMPTY_FILE("empty-file"),
    DECOMPRESSION_BOMB("decompression-bomb"),
    TOO_MANY_ROWS("too-many-rows"),
    TOO_MANY_COLUMNS("too-many-columns"),
    NOT_A_WORKBOOK("not-a-workbook"),
    DUPLICATE_ENTRY("duplicate-entry"),
    DOCUMENT_TYPE("document-type"),
    TOO_MANY_TEXTS("too-many-texts"),
    NO_SUCH_SHEET("no-such-sheet"),
    BROKEN_FILE("broken-file"),
    WRONG_CHARSET("wrong-charset"),
    UNKNOWN_CHARSET("unknown-charset"),
    COLUMN_MISSING("column-missing"),
    FILE_OF_BUNDLE_MISSING("file-of-bundle-missing"),
    LOOKUP_TOO_LARGE("lookup-too-large"),
    DOCUMENT_TOO_LARGE("document-too-large"),
    TOO_MANY_BAD_ROWS("too-many-bad-rows"),
    // A mapping.
    MAPPING_INVALID("mapping-invalid"),
    MAPPING_WITHOUT_NAME("mapping-without-name"),
    MAPPING_WITHOUT_SOURCE("mapping-without-source"),
    MAPPING_WITHOUT_AMOUNT("mapping-without-amount"),
    MAPPING_BAD_SHARE("mapping-bad-share"),
    MAPPING_CREDIT_NOTE("mapping-credit-note"),
    UNKNOWN_TARGET("unknown-target"),
    UNMAPPED_FIELD("unmapped-field"),
    BAD_DATE_FORMAT("bad-date-format"),
    BAD_ZONE("bad-zone"),
    BAD_PATTERN("bad-pattern"),
    MAPPING_BUILT_IN("mapping-built-in", HttpStatus.CONFLICT),
    // What a request asks for.
    NO_SUCH_MAPPING("no-such-mapping", HttpStatus.NOT_FOUND),
    NO_SUCH_FILE("no-such-file", HttpStatus.NOT_FOUND),
    NO_SUCH_IMPORT("no-such-import", HttpStatus.NOT_FOUND),
    NO_SUCH_ROW("no-such-row", HttpStatus.NOT_FOUND),
    FILE_GONE("file-gone", HttpStatus.GONE),
    NOT_CANCELLABLE("not-cancellable", HttpStatus.CONFLICT),
    NOT_RESUMABLE("not-resumable", HttpStatus.CONFLICT),
    STILL_RUNNING("still-running", HttpStatus.CONFLICT),
    ROW_NOT_OPEN("row-not-open", HttpStatus.CONFLICT),
    CORRECTIONS_WITHOUT_ROW("corrections-without-row"),
    FAILED("failed", HttpStatus.INTERNAL_SERVER_ERROR, WhoActs.OPERATOR);

    private final Kind kind;

    IntakeProblem(String name) {
        this(name, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    IntakeProblem(String name, HttpStatus status) {
        this(name, status, WhoActs.USER);
    }

    IntakeProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("intake/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /** The problem of this slug; {@link #FAILED} when it belongs to none of ours. */
    public static IntakeProblem of(String slug) {
        for (IntakeProblem problem : values()) {
            if (problem.slug().equals(slug)) {
                return problem;
            }
        }
        return FAILED;
    }
}
