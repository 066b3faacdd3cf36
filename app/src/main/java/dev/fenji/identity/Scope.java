package dev.fenji.identity;

/**
 * Which customers the caller may see. Every repository that reads customers takes it from {@link CurrentUser#scope()} and narrows its
 * SQL by it, below the controllers, where no endpoint can forget it. Everything is visible for now.
 */
public sealed interface Scope {
    /** No row is hidden. */
    record Everything() implements Scope {}

    Scope EVERYTHING = new Everything();
}
