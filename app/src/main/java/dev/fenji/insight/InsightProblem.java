package dev.fenji.insight;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong when figures are asked for. */
public enum InsightProblem implements ProblemType {
    RUN_NOT_FOUND("run-not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    RUN_ENDED("run-ended", HttpStatus.CONFLICT, WhoActs.USER),
    RUN_FAILED("run-failed", HttpStatus.INTERNAL_SERVER_ERROR, WhoActs.OPERATOR),
    AS_OF_IN_FUTURE("as-of-in-future", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    AS_OF_BEFORE_DATA("as-of-before-data", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    MODELS_BEFORE_TIERS("models-before-tiers", HttpStatus.CONFLICT, WhoActs.USER),
    KNOWN_AT_IN_FUTURE("known-at-in-future", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    KNOWN_AT_TOO_EARLY("known-at-too-early", HttpStatus.CONFLICT, WhoActs.USER),
    WINDOW_OUT_OF_RANGE("window-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    CUSTOMER_NOT_FOUND("customer-not-found", HttpStatus.NOT_FOUND, WhoActs.USER);

    private final Kind kind;

    InsightProblem(String slug, HttpStatus status, WhoActs who) {
        this.kind = new Kind("insight/" + slug, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
