package dev.fenji.customer;

import dev.fenji.identity.Scope;
import dev.fenji.shared.SqlText;

/**
 * The caller's {@link Scope} as SQL: every query that reads customers, or facts of customers, has this in its where
 * clause. A new kind of scope does not compile until it is translated here.
 */
public final class CustomerScope {

    private CustomerScope() {}

    /** Adds a condition over the table {@code customer} under the name {@code c}: true for customers the caller may see. */
    public static SqlText visible(SqlText sql, Scope scope) {
        return switch (scope) {
            case Scope.Everything everything -> sql.add("true");
            case Scope.Nobody nobody -> sql.add("false");
        };
    }

    /** The same for what names no customer and may be anybody's: only who may see everybody sees it. */
    public static SqlText visibleOfNobody(SqlText sql, Scope scope) {
        return switch (scope) {
            case Scope.Everything everything -> sql.add("true");
            case Scope.Nobody nobody -> sql.add("false");
        };
    }
}
