package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import org.jspecify.annotations.Nullable;

/** What somebody wants to see: a search, a filter, an order. */
record ListQuery(@Nullable String search, @Nullable Condition filter, Sort sort) {

    /** The customers that matter most come first. */
    static final Sort BY_VALUE = new Sort("net_revenue", true);

    /** Of a past day, where their value is not known. */
    static final Sort BY_TIER = new Sort("tier", false);

    record Sort(String field, boolean desc) {}

    boolean everyone() {
        return (search == null || search.isBlank()) && filter == null;
    }
}
