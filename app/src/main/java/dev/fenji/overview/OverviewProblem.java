package dev.fenji.overview;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with a list, an export or a saved view. */
enum OverviewProblem implements ProblemType {
    INVALID_FILTER("invalid-filter", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    UNKNOWN_FIELD("unknown-field", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    NOT_OF_THAT_DAY("not-of-that-day", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    WRONG_OPERATOR("wrong-operator", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    WRONG_VALUE("wrong-value", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    VALUE_MISSING("value-missing", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    MALFORMED_CONDITION("malformed-condition", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    FILTER_TOO_LARGE("filter-too-large", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    NOT_SORTABLE("not-sortable", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    CURSOR_OF_ANOTHER_LIST("cursor-of-another-list", HttpStatus.BAD_REQUEST, WhoActs.USER),
    TOO_SLOW("too-slow", HttpStatus.SERVICE_UNAVAILABLE, WhoActs.USER),
    TOO_MANY_ROWS_FOR_EXCEL("too-many-rows-for-excel", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    VIEW_NAME_TAKEN("view-name-taken", HttpStatus.CONFLICT, WhoActs.USER),
    VIEW_NOT_YOURS("view-not-yours", HttpStatus.FORBIDDEN, WhoActs.USER),
    VIEW_NOT_FOUND("view-not-found", HttpStatus.NOT_FOUND, WhoActs.USER);

    private final Kind kind;

    OverviewProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("overview/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
