package dev.fenji.tiering;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with policies and what they give. */
public enum TieringProblem implements ProblemType {
    POLICY_NOT_FOUND("policy-not-found", HttpStatus.NOT_FOUND),
    VERSION_NOT_FOUND("version-not-found", HttpStatus.NOT_FOUND),
    DOCUMENT_UNREADABLE("document-unreadable", HttpStatus.UNPROCESSABLE_CONTENT),
    POLICY_INVALID("policy-invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    SLUG_TAKEN("slug-taken", HttpStatus.CONFLICT),
    SLUG_FIXED("slug-fixed", HttpStatus.CONFLICT),
    NO_DRAFT("no-draft", HttpStatus.CONFLICT),
    NOT_PUBLISHED("not-published", HttpStatus.CONFLICT),
    RETIRED("retired", HttpStatus.CONFLICT),
    IN_FORCE("in-force", HttpStatus.CONFLICT),
    NOT_ASSIGNED("not-assigned", HttpStatus.NOT_FOUND),
    NO_BOUNDARIES("no-boundaries", HttpStatus.CONFLICT),
    NO_FIGURES("no-figures", HttpStatus.CONFLICT),
    IN_REVIEW("in-review", HttpStatus.CONFLICT),
    NOT_IN_REVIEW("not-in-review", HttpStatus.CONFLICT),
    OWN_APPROVAL("own-approval", HttpStatus.CONFLICT),
    APPROVAL_MISSING("approval-missing", HttpStatus.CONFLICT),
    APPROVED_ALREADY("approved-already", HttpStatus.CONFLICT),
    REMARK_EMPTY("remark-empty", HttpStatus.UNPROCESSABLE_CONTENT),
    EFFECTIVE_IN_THE_PAST("effective-in-the-past", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_SCHEDULED("not-scheduled", HttpStatus.CONFLICT),
    RATES_ALIKE("rates-alike", HttpStatus.UNPROCESSABLE_CONTENT),
    UNKNOWN_SEGMENT_FIELD("unknown-segment-field", HttpStatus.UNPROCESSABLE_CONTENT),
    NOT_A_MATRIX("not-a-matrix", HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_MOVERS("too-many-movers", HttpStatus.UNPROCESSABLE_CONTENT),
    TIER_UNKNOWN("tier-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    UNKNOWN_CRITERION("unknown-criterion", HttpStatus.NOT_FOUND),
    BEFORE_HISTORY("before-history", HttpStatus.UNPROCESSABLE_CONTENT),
    AFTER_TODAY("after-today", HttpStatus.UNPROCESSABLE_CONTENT),
    MOVEMENT_DATES("movement-dates", HttpStatus.UNPROCESSABLE_CONTENT),
    CUSTOMER_NOT_FOUND("customer-not-found", HttpStatus.NOT_FOUND),
    OVERRIDE_NOT_FOUND("override-not-found", HttpStatus.NOT_FOUND),
    OVERRIDE_TIER_UNKNOWN("override-tier-unknown", HttpStatus.UNPROCESSABLE_CONTENT),
    OVERRIDE_REASON_MISSING("override-reason-missing", HttpStatus.UNPROCESSABLE_CONTENT),
    OVERRIDE_END_REQUIRED("override-end-required", HttpStatus.UNPROCESSABLE_CONTENT),
    OVERRIDE_TOO_LONG("override-too-long", HttpStatus.UNPROCESSABLE_CONTENT),
    OVERRIDE_DATES("override-dates", HttpStatus.UNPROCESSABLE_CONTENT),
    OVERRIDE_EXISTS("override-exists", HttpStatus.CONFLICT),
    OVERRIDE_APPROVED("override-approved", HttpStatus.CONFLICT),
    OVERRIDE_OWN("override-own", HttpStatus.CONFLICT),
    OVERRIDE_OVER("override-over", HttpStatus.CONFLICT),
    OVERRIDE_COUNT("override-count", HttpStatus.UNPROCESSABLE_CONTENT),
    CALIBRATION_REFUSED_POLICY_INVALID("calibration-policy-invalid", HttpStatus.UNPROCESSABLE_CONTENT),
    CALIBRATION_REFUSED_NOBODY_IN_SCOPE("calibration-nobody-in-scope", HttpStatus.UNPROCESSABLE_CONTENT),
    CALIBRATION_REFUSED_NOBODY_RATED("calibration-nobody-rated", HttpStatus.UNPROCESSABLE_CONTENT),
    CALIBRATION_REFUSED_TOO_FEW("calibration-too-few-for-quantiles", HttpStatus.UNPROCESSABLE_CONTENT);

    public static final String CALIBRATION = "tiering/calibration-";

    private final Kind kind;

    TieringProblem(String slug, HttpStatus status) {
        this.kind = new Kind("tiering/" + slug, status, WhoActs.USER);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
