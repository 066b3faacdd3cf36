package dev.fenji.insight;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a refresh of the analytical copy saw.
 *
 * @param source the database, by the id that its first migration gave it
 * @param zone the organisation's zone, in which facts got their days
 * @param snapshot the PostgreSQL snapshot, {@code xmin:xmax:in progress}
 * @param knownAt when it was taken
 * @param documents sales documents there were
 * @param customers customers there were
 */
record CopyState(String source, String zone, String snapshot, Instant knownAt, long documents, long customers) {

    private static final String PRESENT = """
            select (select id::text from copy_source) as source,
                   (select zone from organisation) as zone,
                   pg_current_snapshot()::text as snapshot,
                   clock_timestamp() at time zone 'UTC' as known_at,
                   (select count(*) from sales_document) as documents,
                   (select count(*) from customer) as customers""";

    /** What PostgreSQL shows to this connection's transaction. */
    static CopyState of(Connection postgres) throws SQLException {
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(PRESENT)) {
            row.next();
            return read(row);
        }
    }

    static @Nullable CopyState read(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement();
                ResultSet row = statement.executeQuery(
                        "select source, zone, snapshot, known_at, documents, customers from copy_state")) {
            return row.next() ? read(row) : null;
        }
    }

    void write(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            statement.execute("delete from copy_state");
        }
        try (PreparedStatement insert = copy.prepareStatement("insert into copy_state values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, source);
            insert.setString(2, zone);
            insert.setString(3, snapshot);
            insert.setObject(4, LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC));
            insert.setLong(5, documents);
            insert.setLong(6, customers);
            insert.execute();
        }
    }

    /** Whether what moved since suffices: the same database, still counting onward, and nothing was taken away. */
    boolean leadsTo(CopyState later) {
        return source.equals(later.source)
                && zone.equals(later.zone)
                && oldestRunning() <= later.oldestRunning()
                && documents <= later.documents
                && customers <= later.customers;
    }

    private long oldestRunning() {
        return Long.parseLong(snapshot.substring(0, snapshot.indexOf(':')));
    }

    private static CopyState read(ResultSet row) throws SQLException {
        return new CopyState(
                row.getString("source"),
                row.getString("zone"),
                row.getString("snapshot"),
                row.getObject("known_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong("documents"),
                row.getLong("customers"));
    }
}
