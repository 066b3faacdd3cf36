package dev.fenji.insight.model;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** Why there is no model, or no answer about one. */
public enum ModelProblem implements ProblemType {
    SETTING_OUT_OF_RANGE("model-setting-out-of-range"),
    SCOPE_NOT_FOUND("model-scope-not-found", HttpStatus.NOT_FOUND),
    CUSTOMER_NOT_FOUND("model-customer-not-found", HttpStatus.NOT_FOUND),
    NO_PURCHASES("model-no-purchases"),
    TOO_FEW_CUSTOMERS("model-too-few-customers"),
    NO_REPEAT_PURCHASES("model-no-repeat-purchases"),
    HISTORY_TOO_SHORT("model-history-too-short"),
    NO_FIT("model-no-fit"),
    SPEND_NOT_FITTED("model-spend-not-fitted"),
    TOO_SHORT_TO_GRADE("model-too-short-to-grade"),
    TOO_FEW_TO_GRADE("model-too-few-to-grade"),
    TOO_FEW_NEXT_ORDERS("model-too-few-next-orders"),
    CHURN_HISTORY_TOO_SHORT("churn-history-too-short"),
    CHURN_TOO_FEW_CASES("churn-too-few-cases"),
    CHURN_LABEL_UNUSABLE("churn-label-unusable");

    private final Kind kind;

    ModelProblem(String slug) {
        this(slug, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    ModelProblem(String slug, HttpStatus status) {
        this.kind = new Kind("insight/" + slug, status, WhoActs.USER);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
