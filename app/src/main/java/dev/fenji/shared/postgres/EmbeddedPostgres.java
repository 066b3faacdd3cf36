package dev.fenji.shared.postgres;

import dev.fenji.shared.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL server in a folder of its own, started from the programs in their Maven artifact and stopped with us.
 * Whoever starts it must own the folder (see {@code DataFolder}): a server already running on it is then an orphan of a killed
 * process and is stopped first, so that the new one has our settings.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    /** Where programs and data live, and which settings differ from ours. Port 0 takes a free one. */
    public record Options(Path programs, Path data, String password, int port, Map<String, String> settings) {}

    public static final String USER = "fenji";
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int PORT_ATTEMPTS = 5;
    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 60;

    private final Path home;
    private final Path data;
    private final String password;
    private final ServerUser user;
    private int port;

    private EmbeddedPostgres(Path home, Path data, String password, ServerUser user) {
        this.home = home;
        this.data = data;
        this.password = password;
        this.user = user;
    }

    public static EmbeddedPostgres start(Options options) {
        Path data = options.data().toAbsolutePath().normalize();
        try {
            Files.createDirectories(data.getParent());
            Path home = PostgresBinaries.unpack(options.programs().toAbsolutePath());
            var server = new EmbeddedPostgres(home, data, options.password(), ServerUser.choose(home, data));
            server.initialise();
            server.stopOrphan();
            server.start(options.port(), options.settings());
            return server;
        } catch (IOException e) {
            throw new StartupProblem(
                    "PostgreSQL cannot be started in %s: %s.".formatted(data, e),
                    "Check that the folder is writable and that the disk is not full.",
                    e);
        }
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            log.error("PostgreSQL in {} did not stop; it will be stopped at the next start", data, e);
        }
    }

    /** Makes the database cluster unless it exists. It is made beside and renamed, so that it is never half there. */
    private void initialise() throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = Files.createTempDirectory(data.getParent(), "initialising-");
        user.own(fresh);
        Path secret = Files.createTempFile(data.getParent(), "initialising-", ".pw", OWNER_ONLY);
        try {
            Files.writeString(secret, password, StandardOpenOption.TRUNCATE_EXISTING);
            user.own(secret);
            // The builtin C.UTF-8 sorts the same on every machine; language-aware orders are asked for by name.
            run(
                    "create its database",
                    "initdb",
                    "--pgdata=" + fresh,
                    "--username=" + USER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.move(fresh, data, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(secret);
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private void stopOrphan() throws IOException {
        switch (PostmasterPid.clean(data)) {
            case RUNNING -> {
                log.warn("A PostgreSQL server was left running on {}; stopping it", data);
                stop();
            }
            case STALE -> log.warn("Removed a stale postmaster.pid from {}", data);
            case ABSENT -> {}
        }
    }

    private void start(int wantedPort, Map<String, String> settings) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = wantedPort == 0 ? freePort() : wantedPort;
            String options = PostgresSettings.forServer(port, settings).entrySet().stream()
                    .map(e -> "-c %s='%s'".formatted(e.getKey(), e.getValue()))
                    .collect(Collectors.joining(" "));
            Path serverLog = data.resolve("server.log");
            long logBefore = Files.exists(serverLog) ? Files.size(serverLog) : 0;
            Commands.Result result = Commands.run(user.command(
                    program("pg_ctl"),
                    "-D",
                    data.toString(),
                    "-l",
                    serverLog.toString(),
                    "-w",
                    "-s",
                    "-t",
                    Integer.toString(START_SECONDS),
                    "-o",
                    options,
                    "start"));
            if (result.code() == 0) {
                return;
            }
            String said = tail(serverLog, logBefore);
            boolean portTaken = said.contains("could not bind") || said.contains("Address already in use");
            if (!portTaken || wantedPort != 0 || attempt == PORT_ATTEMPTS) {
                throw failure("start", result.output() + "\n" + said);
            }
        }
    }

    private void stop() throws IOException {
        if (PostmasterPid.clean(data) == PostmasterPid.State.RUNNING) {
            run(
                    "stop",
                    "pg_ctl",
                    "-D",
                    data.toString(),
                    "-m",
                    "fast",
                    "-w",
                    "-s",
                    "-t",
                    Integer.toString(STOP_SECONDS),
                    "stop");
        }
    }

    private void run(String purpose, String program, String... arguments) throws IOException {
        var words = new ArrayList<String>();
        words.add(program(program));
        words.addAll(List.of(arguments));
        Commands.Result result = Commands.run(user.command(words.toArray(String[]::new)));
        if (result.code() != 0) {
            throw failure(purpose, result.output());
        }
    }

    private StartupProblem failure(String purpose, String output) {
        if (output.contains("No space left on device") || output.contains("Check free disk space")) {
            return new StartupProblem(
                    "The disk that holds %s is full.".formatted(data),
                    "Free some space (Fenji needs at least 500 MB) or name another folder with --data DIR.");
        }
        return new StartupProblem(
                "PostgreSQL could not %s in %s:%n%s".formatted(purpose, data, output),
                "The file %s says more.".formatted(data.resolve("server.log")));
    }

    private String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String tail(Path file, long from) throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        byte[] all = Files.readAllBytes(file);
        return new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8).strip();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
