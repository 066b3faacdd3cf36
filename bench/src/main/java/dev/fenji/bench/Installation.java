package dev.fenji.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged application on a data folder of its own, started and stopped as often as one likes. */
final class Installation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LOOK_MILLIS = 10;
    private static final int QUIET_MILLIS = 500;
    private static final double QUIET_CPU_SECONDS = 0.05;
    private static final int QUIET_LOOKS = 240;
    private static final int PORT_LINE = 3;

    private final Path jar;
    private final Path data;
    private @Nullable Process process;
    private @Nullable Api api;
    private @Nullable String secret;

    Installation(Path jar, Path data) {
        this.jar = jar;
        this.data = data;
    }

    /** From the command to the first "ready". */
    Duration start() throws IOException, InterruptedException {
        int port = freePort();
        String address = "http://127.0.0.1:" + port;
        long began = System.nanoTime();
        Process started = new ProcessBuilder(command(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        process = started;
        awaitReady(started, address);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (secret == null) {
            secret = Api.newKey(
                    address,
                    Files.readString(data.resolve("first-password.txt")).strip());
        }
        api = Api.withKey(address, secret);
        return took;
    }

    /** As the launcher starts it, with a limited heap, server-side percentiles, and no runs but ours. */
    private List<String> command(int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path recorded = jar.resolveSibling("fenji.aot");
        if (Files.exists(recorded)) {
            command.add("-XX:AOTCache=" + recorded);
        }
        command.addAll(List.of(
                "-XX:+UseG1GC",
                "-Dfile.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of(javaOptions().split(" +", -1)));
        command.addAll(List.of(
                "-Dmanagement.metrics.distribution.percentiles.http.server.requests=0.5,0.95",
                "-Dfenji.insight.automatic=false",
                "-jar",
                jar.toString(),
                "--fenji.data=" + data,
                "--server.port=" + port));
        return command;
    }

    static String javaOptions() {
        String chosen = System.getenv("FENJI_JAVA_OPTIONS");
        return chosen == null || chosen.isBlank() ? "-Xmx1g" : chosen.strip();
    }

    private void awaitReady(Process started, String address) throws IOException, InterruptedException {
        HttpRequest readiness = HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(10))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (started.isAlive() && System.nanoTime() < deadline) {
                if (isReady(client, readiness)) {
                    return;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new IllegalStateException("The application did not get ready; it said:\n" + said());
    }

    private static boolean isReady(HttpClient client, HttpRequest readiness) throws InterruptedException {
        try {
            return client.send(readiness, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    private String said() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    Api api() {
        return Objects.requireNonNull(api, "started");
    }

    Path data() {
        return data;
    }

    long pid() {
        return Objects.requireNonNull(process, "started").pid();
    }

    Processes.Cpu cpu() throws IOException {
        return Processes.cpu(pid(), postmaster());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(postmasterFile().getFirst().strip());
    }

    private List<String> postmasterFile() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    /** The same server that the application uses. */
    Connection postgres() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/postgres"
                        .formatted(postmasterFile().get(PORT_LINE).strip()),
                "fenji",
                Files.readString(data.resolve("postgres.password")).strip());
    }

    /** Waits until what the application does in the background, such as refreshing lists, is done. */
    void awaitQuiet() throws IOException, InterruptedException {
        int quiet = 0;
        for (int look = 0; look < QUIET_LOOKS && quiet < 2; look++) {
            Processes.Cpu before = cpu();
            Thread.sleep(QUIET_MILLIS);
            quiet = cpu().minus(before).total() < QUIET_CPU_SECONDS ? quiet + 1 : 0;
        }
    }

    synchronized void stop() {
        Api open = api;
        if (open != null) {
            open.close();
            api = null;
        }
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(1, TimeUnit.MINUTES)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
