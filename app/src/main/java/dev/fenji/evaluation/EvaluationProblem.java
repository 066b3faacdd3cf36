package dev.fenji.evaluation;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with a back-test. */
public enum EvaluationProblem implements ProblemType {
    BACKTEST_NOT_FOUND("backtest-not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    BACKTEST_ENDED("backtest-ended", HttpStatus.CONFLICT, WhoActs.USER),
    BACKTEST_FAILED("backtest-failed", HttpStatus.INTERNAL_SERVER_ERROR, WhoActs.OPERATOR),
    NO_SALES("no-sales"),
    AS_OF_BEFORE_DATA("as-of-before-data"),
    AS_OF_BEFORE_RECORDED("as-of-before-recorded"),
    HORIZON_TOO_LONG("horizon-too-long"),
    DATES_IN_WRONG_ORDER("dates-in-wrong-order"),
    TOO_MANY_DATES("too-many-dates"),
    OUT_OF_RANGE("out-of-range"),
    ENTRIES_OUT_OF_RANGE("entries-out-of-range"),
    ENTRY_UNCLEAR("entry-unclear"),
    ENTRY_TWICE("entry-twice"),
    POLICY_INVALID("policy-invalid"),
    PROPOSAL_OF_ONE_POLICY("proposal-of-one-policy"),
    NOTHING_TO_VARY("nothing-to-vary"),
    TOO_FEW_DATES_TO_PROVE("too-few-dates-to-prove"),
    NEEDS_FORECASTS("needs-forecasts"),
    CANNOT_LEARN("cannot-learn"),
    TOO_FEW_CUSTOMERS("too-few-customers"),
    NOBODY_RATED("nobody-rated"),
    ALL_ALIKE("all-alike"),
    NOTHING_HAPPENED("nothing-happened");

    private final Kind kind;

    EvaluationProblem(String slug) {
        this(slug, HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER);
    }

    EvaluationProblem(String slug, HttpStatus status, WhoActs who) {
        this.kind = new Kind("evaluation/" + slug, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
