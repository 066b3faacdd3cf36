package dev.fenji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program in a process of its own, killed as by a power cut in the middle of an import. */
class KilledImportTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ROWS = 300_000;
    private static final int LINES_PER_ORDER = 4;
    private static final String MAPPING = """
            {"kind": "ORDER_LINES", "source": "shop",
             "columns": {"document": "order", "occurredAt": "date", "customerKey": "customer", "productKey": "item",
                         "quantity": "qty", "unitPrice": "price"},
             "constants": {"currency": "EUR"}}
            """;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private Path folder = Path.of("");
    private @Nullable Process program;

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createTempDirectory("fenji-killed-");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        if (program != null) {
            program.destroy();
            if (!program.waitFor(1, TimeUnit.MINUTES)) {
                program.destroyForcibly().waitFor();
            }
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void leavesWholeChunksSaysSoAndGoesOnToWhatTheWholeFileGives() throws Exception {
        start();
        String id = importFile();
        JsonNode running = await(id, now -> now.path("counts").path("linesNew").asLong() > 0);
        assertThat(running.path("state").asString()).isEqualTo("RUNNING");

        Objects.requireNonNull(program).destroyForcibly().waitFor();
        start();

        JsonNode interrupted = get("/api/imports/" + id);
        assertThat(interrupted.path("state").asString()).isEqualTo("INTERRUPTED");
        long stored = interrupted.path("counts").path("linesNew").asLong();
        assertThat(stored).isPositive().isLessThan(ROWS);
        assertThat(number("select count(*) from sales_line")).as("whole chunks").isEqualTo(stored);
        assertThat(number("""
                        select count(*)
                        from (select document_id from sales_line group by document_id having count(*) <> %d) cut""".formatted(LINES_PER_ORDER)))
                .as("orders with a part of their lines")
                .isZero();

        post("/api/imports/" + id + "/resume", "");
        JsonNode done = await(
                id,
                now -> !List.of("CHECKING", "RUNNING")
                        .contains(now.path("state").asString()));

        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("counts").path("linesNew").asLong()).isEqualTo(ROWS);
        assertThat(number("select count(*) from sales_line")).isEqualTo(ROWS);
        assertThat(number("select count(*) from sales_document")).isEqualTo(ROWS / LINES_PER_ORDER);
        assertThat(number("select sum(amount)::bigint from sales_line")).isEqualTo(sum());
    }

    private static String row(int i) {
        return "%d,2024-01-%02d,c%d,p%d,%d,2\n"
                .formatted(
                        i / LINES_PER_ORDER,
                        i / LINES_PER_ORDER % 28 + 1,
                        i / LINES_PER_ORDER % 997,
                        i % 13,
                        i % 9 + 1);
    }

    private static long sum() {
        long sum = 0;
        for (int i = 0; i < ROWS; i++) {
            sum += (i % 9 + 1) * 2L;
        }
        return sum;
    }

    private String importFile() throws IOException, InterruptedException {
        var text = new StringBuilder("order,date,customer,item,qty,price\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(row(i));
        }
        String body = """
                --here\r
                Content-Disposition: form-data; name="file"; filename="orders.csv"\r
                \r
                %s\r
                --here--\r
                """.formatted(text);
        JsonNode file = send(request("/api/imports/files")
                .header("Content-Type", "multipart/form-data; boundary=here")
                .POST(BodyPublishers.ofString(body)));
        return post(
                        "/api/imports",
                        "{\"fileId\": \"%s\", \"mapping\": %s}"
                                .formatted(file.path("fileId").asString(), MAPPING))
                .path("id")
                .asString();
    }

    private interface Seen {
        boolean enough(JsonNode report);
    }

    private JsonNode await(String id, Seen seen) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        JsonNode now = get("/api/imports/" + id);
        while (!seen.enough(now)) {
            assertThat(Instant.now()).as("%s", now).isBefore(limit);
            Thread.sleep(20);
            now = get("/api/imports/" + id);
        }
        return now;
    }

    private void start() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "dev.fenji.FenjiApplication",
                "--fenji.data=" + data(),
                "--server.port=0",
                "--fenji.insight.automatic=false"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FENJI_"));
        Files.deleteIfExists(data().resolve("address"));
        program = builder.start();
        Instant limit = Instant.now().plus(PATIENCE);
        while (!ready()) {
            assertThat(program.isAlive() && Instant.now().isBefore(limit))
                    .as("started; it said: %s", Files.readString(log))
                    .isTrue();
            Thread.sleep(100);
        }
    }

    /** The application without the tests beside it. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(request("/actuator/health/readiness").build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private HttpRequest.Builder request(String path) throws IOException {
        String address = Files.readString(data().resolve("address")).strip();
        String key = Files.readString(data().resolve("command-line.key")).strip();
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + key);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return json.readTree(answer.body());
    }

    private long number(String sql) throws IOException, SQLException {
        String port = Files.readAllLines(data().resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(port),
                        "fenji",
                        Files.readString(data().resolve("postgres.password")).strip());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
