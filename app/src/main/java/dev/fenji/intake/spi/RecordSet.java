package dev.fenji.intake.spi;

/**
 * One named set of records. Its columns carry the names of the mapping's target fields ({@code customerKey},
 * {@code occurredAt} …, {@code attribute.x} for the custom field x), so that it needs no mapping; {@code key},
 * {@code name} and {@code type} mean those of the set's own kind, {@code kind} says PURCHASE or CREDIT_NOTE and
 * {@code original} the document that a credit note gives back. Other columns are read over.
 *
 * @param kind CUSTOMERS, CONTACTS, PRODUCTS, ORDER_LINES, ORDERS, EXCHANGE_RATES or POTENTIAL_INPUTS
 */
public record RecordSet(String name, String kind) {}
