package dev.fenji.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fenji.shared.StartupProblem;
import dev.fenji.test.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;

/** One test for each way in which a database server started by a program is known to go wrong. */
class EmbeddedPostgresTest {
    /** The pool's own wait for dead connections is 30 s; a clean stop needs a fraction of a second. */
    private static final Duration PROMPT = Duration.ofSeconds(15);

    Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createTempDirectory("fenji-postgres-test-");
    }

    @AfterEach
    void remove() throws IOException {
        Path data = folder.resolve("data");
        if (Files.exists(data) && PostmasterPid.judge(data) == PostmasterPid.State.RUNNING) {
            EmbeddedPostgres.start(options(0)).close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void whatIsCommittedIsOnTheDisk() throws SQLException {
        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            for (String setting : PostgresSettings.DURABLE.keySet()) {
                assertThat(value(connection, "select current_setting('%s')".formatted(setting)))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void sortingDoesNotDependOnTheMachineAndChineseIsSortedByName() throws SQLException {
        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(
                            value(
                                    connection,
                                    "select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'"))
                    .isEqualTo("b C.UTF-8");
            assertThat(value(connection, """
                            select string_agg(n, ',' order by n collate "zh-Hans-CN-x-icu")
                            from unnest(array['张三', '北京', '阿里', '李四']) n""")).isEqualTo("阿里,北京,李四,张三");
        }
    }

    @Test
    void nobodyEntersWithoutThePasswordAndNobodyFromOutside() throws SQLException {
        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(value(connection, "select current_setting('listen_addresses')"))
                    .isEqualTo("127.0.0.1");
            assertThatThrownBy(
                            () -> DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theUnpackedFolderIsNamedAfterTheVersionInThePom() throws IOException {
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<postgres-binaries.version>%s<".formatted(PostgresBinaries.VERSION));
    }

    @Test
    void dataOutlivesARestart() throws SQLException {
        try (var server = EmbeddedPostgres.start(options(0))) {
            update(server, "create table kept as select 42 as answer");
        }
        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(value(connection, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void asRootTheServerRunsAsSomebodyElse() throws IOException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        try (var server = EmbeddedPostgres.start(options(0))) {
            assertThat(server.port()).isPositive();
            var process =
                    ProcessHandle.of(PostmasterPid.pid(folder.resolve("data"))).orElseThrow();
            String status = Files.readString(Path.of("/proc/%d/status".formatted(process.pid())));
            boolean otherUser = !Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid")
                    .equals(0);
            boolean otherNamespace = !Files.readSymbolicLink(Path.of("/proc/%d/ns/user".formatted(process.pid())))
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
            assertThat(otherUser || otherNamespace).as(status).isTrue();
        }
    }

    @Test
    void aFolderThatOnlyRootCanReachWorksToo() throws IOException, SQLException {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        var options =
                new EmbeddedPostgres.Options(closed.resolve("programs"), closed.resolve("data"), "secret", 0, Map.of());
        try (var server = EmbeddedPostgres.start(options);
                Connection connection = connect(server)) {
            assertThat(value(connection, "select 1")).isEqualTo("1");
        }
        // The second start finds a folder whose owner is decided already.
        try (var server = EmbeddedPostgres.start(options);
                Connection connection = connect(server)) {
            assertThat(value(connection, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsReplacedAndLosesNothing() throws Exception {
        Process child = startChild("orphan");
        long orphan = PostmasterPid.pid(folder.resolve("data"));
        child.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan).map(ProcessHandle::isAlive)).contains(true);

        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(PostmasterPid.pid(folder.resolve("data"))).isNotEqualTo(orphan);
            assertThat(value(connection, "select count(*) from acknowledged")).isEqualTo("1000");
        }
    }

    @Test
    void afterEverythingWasKilledTheServerRecoversWhatWasAcknowledged() throws Exception {
        Process child = startChild("everything");
        ProcessHandle postmaster =
                ProcessHandle.of(PostmasterPid.pid(folder.resolve("data"))).orElseThrow();
        child.destroyForcibly().waitFor();
        List<ProcessHandle> backends = postmaster.children().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().get();

        assertThat(folder.resolve("data/postmaster.pid")).exists();
        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(value(connection, "select count(*) from acknowledged")).isEqualTo("1000");
        }
    }

    @Test
    void aPidFileWhoseNumberNowBelongsToAnotherProcessDoesNotKeepTheServerFromStarting() throws Exception {
        EmbeddedPostgres.start(options(0)).close();
        Path pidFile = folder.resolve("data/postmaster.pid");
        long somebodyElse = ProcessHandle.current().pid();
        Files.writeString(pidFile, somebodyElse + "\n" + folder.resolve("data") + "\n");

        try (var server = EmbeddedPostgres.start(options(0));
                Connection connection = connect(server)) {
            assertThat(value(connection, "select 1")).isEqualTo("1");
            assertThat(PostmasterPid.pid(folder.resolve("data"))).isNotEqualTo(somebodyElse);
        }
    }

    @Test
    void thePoolClosesBeforeTheServerSoThatStoppingIsPrompt() {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(EmbeddedPostgres.class, () -> EmbeddedPostgres.start(options(0)));
        context.registerBean(HikariDataSource.class, () -> {
            EmbeddedPostgres server = context.getBean(EmbeddedPostgres.class);
            var config = new HikariConfig();
            config.setJdbcUrl(server.url("postgres"));
            config.setUsername(EmbeddedPostgres.USER);
            config.setPassword(server.password());
            return new HikariDataSource(config);
        });
        context.refresh();
        Instant before = Instant.now();
        context.close();
        assertThat(Duration.between(before, Instant.now())).isLessThan(PROMPT);
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void aTakenPortIsSaidAndAFreeOneIsFound() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(options(taken.getLocalPort())))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("could not bind");
            try (var server = EmbeddedPostgres.start(options(0))) {
                assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
            }
        }
    }

    @Test
    void aFullDiskIsSaidInOneSentence() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", small.toString())
                .start()
                .waitFor();
        assumeThat(mounted).as("mounting needs root").isZero();
        try {
            var options =
                    new EmbeddedPostgres.Options(TestDatabase.programs(), small.resolve("data"), "secret", 0, Map.of());
            assertThatThrownBy(() -> EmbeddedPostgres.start(options))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageMatching("The disk that holds .* is full\\.");
        } finally {
            new ProcessBuilder("umount", small.toString()).start().waitFor();
        }
    }

    private EmbeddedPostgres.Options options(int port) {
        return new EmbeddedPostgres.Options(
                TestDatabase.programs(), folder.resolve("data"), "secret", port, Map.of("shared_buffers", "32MB"));
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
    }

    private static String value(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void update(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Another JVM that starts the server, has 1000 rows acknowledged one by one, says so and waits to be killed. */
    private Process startChild(String name) throws IOException, InterruptedException {
        Path said = folder.resolve(name + ".out");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (!Files.readString(said).contains(Child.DONE)) {
            assertThat(child.isAlive()).as(Files.readString(said)).isTrue();
            Thread.sleep(50);
        }
        return child;
    }

    /** The program that is killed. */
    static final class Child {
        static final String DONE = "1000 rows acknowledged";

        private Child() {}

        public static void main(String[] args) throws Exception {
            var test = new EmbeddedPostgresTest();
            test.folder = Path.of(args[0]);
            EmbeddedPostgres server = EmbeddedPostgres.start(test.options(0));
            try (Connection connection = connect(server);
                    var statement = connection.createStatement()) {
                statement.execute("create table acknowledged (n int)");
                for (int i = 0; i < 1000; i++) {
                    statement.execute("insert into acknowledged values (" + i + ")");
                }
                System.out.println(DONE);
                Thread.sleep(Duration.ofMinutes(5));
            }
            Objects.requireNonNull(server).close();
        }
    }
}
