package dev.fenji.intake.mapping;

/** What the rows of a file are. */
public enum Kind {
    /** One row per line of an order, invoice or credit note. */
    ORDER_LINES,
    /** One row per whole order. */
    ORDERS,
    CUSTOMERS,
    CONTACTS,
    PRODUCTS,
    EXCHANGE_RATES,
    /** One row per input that somebody declares about a customer's potential. */
    POTENTIAL_INPUTS;

    public boolean hasDocuments() {
        return this == ORDER_LINES || this == ORDERS;
    }
}
