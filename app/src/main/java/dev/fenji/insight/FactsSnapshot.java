package dev.fenji.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One state of the facts in PostgreSQL that several connections read side by side. */
final class FactsSnapshot implements AutoCloseable {
    private final DataSource postgres;
    private final Connection first;
    private final String exported;
    private @Nullable String seen;
    private boolean indexes;

    FactsSnapshot(DataSource postgres) throws SQLException {
        this.postgres = postgres;
        this.first = begin();
        try (Statement statement = first.createStatement();
                ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            exported = row.getString(1);
        }
    }

    /** What queries then find under the name {@code fenji.seen}: the snapshot of the refresh before. */
    void remember(String snapshot) throws SQLException {
        seen = snapshot;
        remember(first, snapshot);
    }

    /** Whether the next connections look up what they join row by row: the server cannot know how few rows have moved. */
    void preferIndexes(boolean prefer) {
        indexes = prefer;
    }

    Connection connection() {
        return first;
    }

    /** One more connection that sees the same; to be given back with {@link #release}. */
    Connection another() throws SQLException {
        Connection connection = begin();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction snapshot '" + exported + "'");
        }
        if (seen != null) {
            remember(connection, seen);
        }
        if (indexes) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local enable_hashjoin = off; set local enable_mergejoin = off");
            }
        }
        return connection;
    }

    static void release(Connection connection) throws SQLException {
        connection.rollback();
        connection.setReadOnly(false);
        connection.setAutoCommit(true);
        connection.close();
    }

    private Connection begin() throws SQLException {
        Connection connection = postgres.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        return connection;
    }

    private static void remember(Connection connection, String snapshot) throws SQLException {
        try (PreparedStatement remember = connection.prepareStatement("select set_config('fenji.seen', ?, true)")) {
            remember.setString(1, snapshot);
            remember.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        release(first);
    }
}
