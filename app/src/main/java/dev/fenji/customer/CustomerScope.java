package dev.fenji.customer;

import dev.fenji.identity.Scope;

/**
 * The caller's {@link Scope} as SQL: every query that reads customers, or facts of customers, puts this into its where
 * clause. A new kind of scope does not compile until it is translated here.
 */
public final class CustomerScope {

    private CustomerScope() {}

    /** A condition over the table {@code customer} under the name {@code c}: true for customers the caller may see. */
    public static String sql(Scope scope) {
        return switch (scope) {
            case Scope.Everything everything -> "true";
        };
    }
}
