package dev.fenji.tiering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that somebody said or did about a version of a policy. */
public record PolicyRemark(
        long id,
        int version,
        Kind kind,
        String author,
        Instant at,
        @Nullable String text) {

    public enum Kind {
        COMMENT,
        SUBMITTED,
        RETURNED,
        APPROVED,
        PUBLISHED,
        SCHEDULED,
        CANCELLED
    }
}
