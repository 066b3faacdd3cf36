package dev.fenji.sales;

/** What can be wrong with sales facts. */
public enum SalesProblem {
    MISSING_RATE("sales/missing-rate"),
    OTHER_CUSTOMER("sales/other-customer"),
    OTHER_CURRENCY("sales/other-currency"),
    UNKNOWN_CURRENCY("sales/unknown-currency"),
    AMOUNT_OUT_OF_RANGE("sales/amount-out-of-range");

    private final String slug;

    SalesProblem(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
