package dev.fenji.sales;

import org.jspecify.annotations.Nullable;

/** Where facts came from: an import, or no import at all. */
public record ImportRef(@Nullable Long importId) {

    /** Typed in, or sent by a program one at a time. */
    public static final ImportRef NONE = new ImportRef(null);

    public static ImportRef of(long importId) {
        return new ImportRef(importId);
    }
}
