package dev.fenji.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DuckDB file of the analytical copy. It holds nothing that PostgreSQL does not hold: a missing, damaged or older file
 * is replaced by an empty one, and the next refresh fills it.
 */
final class AnalyticsDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AnalyticsDatabase.class);

    /** Raised whenever the tables below change: files of another layout are thrown away. */
    private static final int LAYOUT = 3;

    private static final String FILE = "facts.duckdb";
    private static final String LOCKED_BY_ANOTHER = "Could not set lock";

    private static final String TABLES = """
            create table copy_layout (layout integer not null);
            insert into copy_layout values (""" + LAYOUT + """
            );
            create table copy_state (
                source varchar not null, zone varchar not null, snapshot varchar not null,
                known_at timestamp not null, documents bigint not null, customers bigint not null);
            create table sales_fact (
                customer_id bigint, document_id bigint not null, line_no integer not null, kind varchar not null,
                day integer not null, product_id bigint, category varchar, goods boolean not null,
                quantity decimal(18, 6) not null, unit_price decimal(18, 6) not null,
                amount_base decimal(18, 6) not null, cost_base decimal(18, 6),
                original_document_id bigint, recorded_at timestamp not null);
            create table product (product_id bigint not null, category varchar);
            create table potential_fact (
                input_id bigint not null, customer_id bigint not null, kind varchar not null,
                value_micros bigint not null, confidence_micros bigint not null, day integer not null,
                valid_until_day integer, recorded_at timestamp not null, withdrawn_at timestamp);
            create table customer_attribute (
                customer_id bigint not null, source varchar, external_key varchar, name varchar, type varchar,
                country varchar, region varchar, city varchar, industry varchar, size_class varchar, language varchar,
                currency varchar, credit_limit decimal(18, 6), tags varchar, created_on integer,
                created_at timestamp not null, attributes varchar)""";

    private final Path folder;
    private final AnalyticsSettings settings;
    private final PostgresRows rows;
    private @Nullable DuckDBConnection database;

    AnalyticsDatabase(Path folder, AnalyticsSettings settings) {
        this.folder = folder;
        this.settings = settings;
        this.rows = new PostgresRows(settings.threadsOrDefault());
    }

    /** What comes out of PostgreSQL while the copy is refreshed. */
    PostgresRows rows() {
        return rows;
    }

    /** A connection of its own for one thread. */
    synchronized Connection connect() throws SQLException {
        DuckDBConnection open = database;
        if (open == null) {
            open = openOrReplace();
            database = open;
        }
        return open.duplicate();
    }

    /** Throws the copy away. Connections that are still open fail. */
    synchronized void drop() {
        close();
        deleteFile();
    }

    @Override
    public synchronized void close() {
        DuckDBConnection open = database;
        database = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.warn("The analytical copy did not close cleanly; it can be rebuilt at any time.", e);
            }
        }
    }

    private DuckDBConnection openOrReplace() throws SQLException {
        try {
            return open();
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains(LOCKED_BY_ANOTHER)) {
                throw e;
            }
            LOG.warn("The analytical copy cannot be used ({}); it is rebuilt from the facts.", e.getMessage());
            deleteFile();
            return open();
        }
    }

    private DuckDBConnection open() throws SQLException {
        Path file = folder.resolve(FILE);
        boolean fresh = !Files.exists(file);
        var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties());
        try (Statement statement = connection.createStatement()) {
            if (fresh) {
                statement.execute(TABLES);
            } else {
                requireLayout(statement);
            }
            rows.register(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireLayout(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select max(layout) from copy_layout")) {
            rows.next();
            if (rows.getInt(1) != LAYOUT) {
                throw new SQLException("its layout is %d instead of %d".formatted(rows.getInt(1), LAYOUT));
            }
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("threads", Integer.toString(settings.threadsOrDefault()));
        properties.setProperty("memory_limit", settings.memoryOrDefault());
        properties.setProperty("temp_directory", folder.resolve("spill").toString());
        // Without it DuckDB 2.0.0 hands out large results of a query with common table expressions in any order,
        // whatever its "order by" says.
        properties.setProperty("preserve_insertion_order", "true");
        // Offline by design: everything needed is linked in.
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    private void deleteFile() {
        try {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.deleteIfExists(folder.resolve(FILE + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
