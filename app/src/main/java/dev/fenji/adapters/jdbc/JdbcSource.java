package dev.fenji.adapters.jdbc;

import dev.fenji.intake.spi.RecordRows;
import dev.fenji.intake.spi.RecordSet;
import dev.fenji.intake.spi.SourceConnector;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A database as a source. Reads only: the connection is read-only and its transaction is never committed. */
public final class JdbcSource implements SourceConnector, AutoCloseable {

    private final SourceDefinition definition;
    private final JdbcAddress address;
    private final RowRepair repair;
    private @Nullable Connection connection;

    public JdbcSource(SourceDefinition definition, RowRepair repair) {
        this.definition = definition;
        this.address = new JdbcAddress(definition.url());
        this.repair = repair;
    }

    @Override
    public String source() {
        return definition.name();
    }

    @Override
    public List<RecordSet> recordSets() {
        return definition.sets().stream()
                .map(query -> new RecordSet(query.name(), query.kind()))
                .toList();
    }

    /** Opens the connection now instead of at the first record set: a bundled catalogue takes seconds to load. */
    public void connect() throws IOException {
        try {
            connection();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public RecordRows open(RecordSet set) throws IOException {
        String sql = definition.sets().stream()
                .filter(query -> query.name().equals(set.name()))
                .map(SourceDefinition.Query::sql)
                .findFirst()
                .orElseThrow(() ->
                        new IOException("The source %s has no record set %s".formatted(definition.name(), set.name())));
        try {
            return new JdbcRows(connection(), sql, repair);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private synchronized Connection connection() throws SQLException {
        if (connection == null || connection.isClosed()) {
            Connection opened = DriverManager.getConnection(address.url(), login());
            opened.setReadOnly(true);
            opened.setAutoCommit(false);
            connection = opened;
        }
        return connection;
    }

    private Properties login() {
        var login = new Properties();
        if (definition.user() != null) {
            login.setProperty("user", definition.user());
        }
        if (definition.password() != null) {
            login.setProperty("password", definition.password());
        }
        return login;
    }

    /** A bundled catalogue lives in this program's memory until it is told to go. */
    @Override
    public synchronized void close() throws IOException {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try (open) {
            open.rollback();
            if (address.bundled()) {
                try (Statement statement = open.createStatement()) {
                    statement.execute("SHUTDOWN IMMEDIATELY");
                }
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
