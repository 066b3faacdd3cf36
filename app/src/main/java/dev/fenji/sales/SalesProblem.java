package dev.fenji.sales;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with sales facts. */
public enum SalesProblem implements ProblemType {
    MISSING_RATE("missing-rate", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.ADMIN),
    OTHER_CUSTOMER("other-customer", HttpStatus.CONFLICT, WhoActs.USER),
    OTHER_CURRENCY("other-currency", HttpStatus.CONFLICT, WhoActs.USER),
    UNKNOWN_CURRENCY("unknown-currency", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    AMOUNT_OUT_OF_RANGE("amount-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    NO_ORDER("no-order", HttpStatus.NOT_FOUND, WhoActs.USER),
    NO_SUCH_CUSTOMER("no-such-customer", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    ORDER_EXISTS("order-exists", HttpStatus.CONFLICT, WhoActs.USER);

    private final Kind kind;

    SalesProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("sales/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
