package dev.fenji.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Statements that find a few rows by their ids have the same plan whatever the ids are: the server makes it once for each connection
 * instead of anew for each use, which takes longer than the work itself.
 */
public final class PlanOnce {
    private static final String GENERIC = "set local plan_cache_mode = force_generic_plan";

    private PlanOnce() {}

    public static void forThisTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(GENERIC);
        }
    }

    /** And the time zone UTC: facts carry the moment they were recorded with its zone, the texts compare it with a plain timestamp. */
    static void inUtc(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(GENERIC + "; set local time zone 'UTC'");
        }
    }
}
