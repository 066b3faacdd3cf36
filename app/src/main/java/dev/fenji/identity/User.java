package dev.fenji.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody who may sign in. */
public record User(
        long id,
        String username,
        String displayName,
        Role role,
        boolean enabled,
        @Nullable String locale,
        Instant createdAt) {
    public Caller asCaller() {
        return new Caller(id, username, displayName, role, locale, null);
    }
}
