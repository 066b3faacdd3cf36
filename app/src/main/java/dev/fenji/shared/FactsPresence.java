package dev.fenji.shared;

/** Tells whether facts exist that depend on the organisation's currency and time zone. The module that keeps the facts implements it. */
public interface FactsPresence {
    boolean factsExist();
}
