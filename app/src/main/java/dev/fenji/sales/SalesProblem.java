package dev.fenji.sales;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with sales facts. */
public enum SalesProblem implements ProblemType {
    MISSING_RATE("sales/missing-rate", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.ADMIN),
    OTHER_CUSTOMER("sales/other-customer", HttpStatus.CONFLICT, WhoActs.USER),
    OTHER_CURRENCY("sales/other-currency", HttpStatus.CONFLICT, WhoActs.USER),
    UNKNOWN_CURRENCY("sales/unknown-currency", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    AMOUNT_OUT_OF_RANGE("sales/amount-out-of-range", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    NO_ORDER("sales/no-order", HttpStatus.NOT_FOUND, WhoActs.USER),
    NO_SUCH_CUSTOMER("sales/no-such-customer", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER),
    ORDER_EXISTS("sales/order-exists", HttpStatus.CONFLICT, WhoActs.USER);

    private final String slug;
    private final HttpStatus status;
    private final WhoActs who;

    SalesProblem(String slug, HttpStatus status, WhoActs who) {
        this.slug = slug;
        this.status = status;
        this.who = who;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public WhoActs who() {
        return who;
    }
}
