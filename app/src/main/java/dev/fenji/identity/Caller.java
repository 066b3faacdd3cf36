package dev.fenji.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is asking: a person in a browser, or a program with a key.
 *
 * @param id the user's, or that of the user who made the key; 0 for the command line and the application itself
 * @param key the name of the key a program came with
 */
public record Caller(
        long id,
        String username,
        String displayName,
        Role role,
        @Nullable String locale,
        @Nullable String key) implements AuthenticatedPrincipal {
    /** The application on its own account: scheduled runs, demonstration data. */
    public static final Caller SYSTEM = new Caller(0, "system", "Fenji", Role.ADMIN, null, null);

    static final String COMMAND_LINE = "command-line";

    @Override
    public String getName() {
        return username;
    }

    public Set<Permission> permissions() {
        return role.permissions();
    }

    public boolean may(Permission permission) {
        return permissions().contains(permission);
    }
}
