package dev.fenji.identity;

/**
 * Which customers the caller may see. Every repository that reads customers takes it from {@link CurrentUser#scope()} and narrows its
 * SQL by it, below the controllers, where no endpoint can forget it. Everything is visible for now. Sizes of the whole company that name
 * nobody (customers per tier of a policy, in a preview, in a run's report; how many sales name no customer) are not narrowed; a document that
 * names no customer may be anybody's, and only who may see everybody sees it.
 */
public sealed interface Scope {
    /** No row is hidden. */
    record Everything() implements Scope {}

    /** Every customer is hidden, with all that is known of it: for whoever has no part in customers. */
    record Nobody() implements Scope {}

    Scope EVERYTHING = new Everything();
    Scope NOBODY = new Nobody();
}
