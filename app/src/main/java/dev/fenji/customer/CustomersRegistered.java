package dev.fenji.customer;

/** Customers came in or changed: one event per import or per change by hand. */
public record CustomersRegistered(long count, String source) {}
