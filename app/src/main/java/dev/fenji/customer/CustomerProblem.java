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
    UNKNOWN_COUNTRY("unknown-country", HttpStatus.UNPROCESSABLE_CONTENT);

    private final Kind kind;

    CustomerProblem(String name, HttpStatus status) {
        this.kind = new Kind("customer/" + name, status, WhoActs.USER);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
