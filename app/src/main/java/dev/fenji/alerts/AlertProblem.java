package dev.fenji.alerts;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with alerts. */
public enum AlertProblem implements ProblemType {
    ALERT_NOT_FOUND("alert-not-found", HttpStatus.NOT_FOUND),
    ALERT_CLOSED("alert-closed", HttpStatus.CONFLICT),
    REMARK_MISSING("remark-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    OWNER_UNKNOWN("owner-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    RULE_OUT_OF_RANGE("rule-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT);

    private final Kind kind;

    AlertProblem(String slug, HttpStatus status) {
        this.kind = new Kind("alerts/" + slug, status, WhoActs.USER);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
