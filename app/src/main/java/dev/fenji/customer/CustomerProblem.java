package dev.fenji.customer;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with the customer file. */
public enum CustomerProblem implements ProblemType {
    NO_CUSTOMER("no-customer", HttpStatus.NOT_FOUND),
    KEY_EXISTS("key-exists", HttpStatus.CONFLICT),
    UNKNOWN_FIELD("unknown-field", HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_VALUE("invalid-value", HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_CHANGE("invalid-change", HttpStatus.UNPROCESSABLE_CONTENT),
    PARENT_IN_CIRCLE("parent-in-circle", HttpStatus.UNPROCESSABLE_CONTENT),
    UNKNOWN_COUNTRY("unknown-country", HttpStatus.UNPROCESSABLE_CONTENT),
    // What is declared about potential.
    UNKNOWN_POTENTIAL_KIND("unknown-potential-kind", HttpStatus.UNPROCESSABLE_CONTENT),
    POTENTIAL_OUT_OF_RANGE("potential-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    CONFIDENCE_OUT_OF_RANGE("confidence-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT),
    POTENTIAL_WITHOUT_SOURCE("potential-without-source", HttpStatus.UNPROCESSABLE_CONTENT),
    OBSERVED_IN_FUTURE("observed-in-future", HttpStatus.UNPROCESSABLE_CONTENT),
    VALID_UNTIL_TOO_EARLY("valid-until-too-early", HttpStatus.UNPROCESSABLE_CONTENT),
    INVALID_POTENTIAL("invalid-potential", HttpStatus.UNPROCESSABLE_CONTENT),
    NO_POTENTIAL_INPUT("no-potential-input", HttpStatus.NOT_FOUND),
    POTENTIAL_WITHDRAWN_BEFORE("potential-withdrawn-before", HttpStatus.CONFLICT),
    WITHDRAWAL_WITHOUT_REASON("withdrawal-without-reason", HttpStatus.UNPROCESSABLE_CONTENT);

    private final Kind kind;

    CustomerProblem(String name, HttpStatus status) {
        this.kind = new Kind("customer/" + name, status, WhoActs.USER);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
