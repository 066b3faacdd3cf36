package dev.fenji.shared.postgres;

import dev.fenji.shared.StartupProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The PostgreSQL server the application talks to. */
record Server(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) implements JdbcConnectionDetails {
    private static final int OLDEST_MAJOR = 15;
    private static final String CONNECT_SECONDS = "10";

    @Override
    public String getJdbcUrl() {
        return url == null ? "" : url;
    }

    @Override
    public @Nullable String getUsername() {
        return user;
    }

    @Override
    public @Nullable String getPassword() {
        return password;
    }

    /** Says in one sentence what is wrong, before a pool retries for half a minute. */
    void requireUsable() {
        var properties = new Properties();
        properties.setProperty("user", user == null ? "" : user);
        properties.setProperty("password", password == null ? "" : password);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        try (Connection connection = DriverManager.getConnection(getJdbcUrl(), properties)) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw new StartupProblem(
                        "The database server is PostgreSQL %d; Fenji needs %d or newer.".formatted(major, OLDEST_MAJOR),
                        "Upgrade the server, or unset FENJI_DB_URL to use the one that comes with Fenji.");
            }
        } catch (SQLException e) {
            throw new StartupProblem(
                    "The database server at %s cannot be used: %s".formatted(getJdbcUrl(), e.getMessage()),
                    "Check FENJI_DB_URL, FENJI_DB_USER and FENJI_DB_PASSWORD, and that the server runs.",
                    e);
        }
    }
}
