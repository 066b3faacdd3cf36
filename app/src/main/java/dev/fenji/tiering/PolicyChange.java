package dev.fenji.tiering;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two versions of a policy.
 *
 * @param kind added, removed, changed or order
 * @param place where in the document, for example {@code tiers[gold].enter}
 * @param sentence in the reader's language
 * @param before the value as people write it, or null where there was none
 * @param after the value as people write it, or null where there is none
 */
public record PolicyChange(
        String kind,
        String place,
        String sentence,
        @Nullable String before,
        @Nullable String after) {}
