package dev.fenji.test;

import dev.fenji.shared.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL server for all tests of this JVM, and a new database on it for whoever asks. */
public final class TestDatabase {
    /** Where a database is and who may enter. */
    public record Access(String url, String user, String password) {}

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Tests lose nothing that matters when the machine loses power, and run faster so. */
    private static final Map<String, String> FAST =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "shared_buffers", "128MB");

    private TestDatabase() {}

    private static final class Holder {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            Path folder = temporary("fenji-test-postgres-");
            var server = EmbeddedPostgres.start(
                    new EmbeddedPostgres.Options(programs(), folder.resolve("data"), "test", 0, FAST));
            atTheEnd(() -> {
                server.close();
                delete(folder);
            });
            return server;
        }
    }

    /** Unpacked once per machine: every test JVM uses the same programs. */
    public static Path programs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "fenji-test-programs-" + System.getProperty("user.name"));
    }

    public static Access create() {
        String name = "test_" + COUNT.incrementAndGet();
        EmbeddedPostgres server = Holder.SERVER;
        try (Connection connection =
                        DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Access(server.url(name), EmbeddedPostgres.USER, server.password());
    }

    /** A folder below the temporary folder; gone when the JVM ends. */
    public static Path temporaryFolder() {
        Path folder = temporary("fenji-test-data-");
        atTheEnd(() -> delete(folder));
        return folder;
    }

    /**
     * After every Spring context of this JVM has closed. A plain shutdown hook would run beside theirs: the server would be gone
     * while connection pools and runs still wait for it.
     */
    private static void atTheEnd(Runnable last) {
        SpringApplication.getShutdownHandlers().add(last);
    }

    private static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Access access = create();
            TestPropertyValues.of(
                            "fenji.data=" + temporaryFolder(),
                            "fenji.db.url=" + access.url(),
                            "fenji.db.user=" + access.user(),
                            "fenji.db.password=" + access.password(),
                            "spring.datasource.hikari.maximum-pool-size=8",
                            "spring.datasource.hikari.minimum-idle=0")
                    .applyTo(context);
        }
    }
}
