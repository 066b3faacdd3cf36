package dev.fenji.customer;

/** What a customer is. */
public enum CustomerType {
    ORGANISATION,
    PERSON,
    UNKNOWN
}
