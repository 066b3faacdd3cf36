package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.FenjiApplication;
import dev.fenji.test.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application as it is started by its user: with its own database, on a real port. */
class StartupTest {
    private static final Duration PROMPT = Duration.ofSeconds(20);

    @Test
    void itStartsWithNothingButAFolderServesAndStopsPromptly() throws Exception {
        Path data = TestDatabase.temporaryFolder();
        ConfigurableApplicationContext application = start("--fenji.data=" + data);
        try (var http = HttpClient.newHttpClient()) {
            String address = Files.readString(data.resolve("address"));
            assertThat(get(http, address + "/actuator/health/readiness").body()).contains("UP");
            assertThat(get(http, address + "/actuator/prometheus").statusCode()).isEqualTo(200);
            assertThat(proxied(http, address + "/actuator/prometheus").statusCode())
                    .isEqualTo(401);
            assertThat(get(http, address + "/actuator/env").statusCode()).isNotEqualTo(200);
            var session = get(http, address + "/api/session");
            assertThat(session.statusCode()).isEqualTo(204);
            assertThat(session.headers().allValues("set-cookie")).anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="));
            application.getBean(JdbcTemplate.class).update("update organisation set base_currency = 'GBP'");
            aFileIsImportedFromTheCommandLine(data);
            aFilledTemplateIsImportedFromTheCommandLine(data);
            assertThatThrownBy(() -> start("--fenji.data=" + data))
                    .hasStackTraceContaining("Another Fenji is already running on the data folder");
        } finally {
            Instant before = Instant.now();
            application.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(PROMPT);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** What {@code ./fenji import} starts, as a program of its own. */
    private static void aFileIsImportedFromTheCommandLine(Path data) throws Exception {
        String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
        Path orders = Files.writeString(
                data.resolve("orders.csv"),
                header + "536365,85123A,HOLDER,6,2010-12-01 08:26,2.55,17850,United Kingdom\n"
                        + "C536379,85123A,HOLDER,-1,2010-12-01 09:41,2.55,17850,United Kingdom\n");
        Path bad = Files.writeString(
                data.resolve("bad.csv"), header + "1,85123A,HOLDER,six,someday,2.55,17850,United Kingdom\n");

        Typed done = type(data, orders.toString(), "--mapping", "online-retail");
        assertThat(done.exit()).as(done.text()).isZero();
        assertThat(done.text()).contains("2 lines new", "2 documents");
        Typed refused = type(data, bad.toString(), "--mapping", "online-retail");
        assertThat(refused.exit()).as(refused.text()).isEqualTo(1);
        Typed unknown = type(data, orders.toString(), "--mapping", "of-nobody");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.text()).contains("of-nobody");
        Typed unread = type(data, data.resolve("nothing.csv").toString(), "--mapping", "online-retail");
        assertThat(unread.exit()).isEqualTo(2);
        assertThat(unread.text()).contains("cannot be read").contains("usage:");
    }

    /** The template as it is downloaded, with customers of our own; as it is, its rows wait: they are about nobody. */
    private static void aFilledTemplateIsImportedFromTheCommandLine(Path data) throws Exception {
        for (Map.Entry<String, String> each :
                Map.of("en", "potential-inputs", "zh-CN", "potential-inputs-zh").entrySet()) {
            Path template = Path.of("../web/public/templates/potential-inputs." + each.getKey() + ".csv");
            Path filled = Files.writeString(
                    data.resolve(each.getValue() + ".csv"),
                    Files.readString(template).replaceAll("C-00[12]", "17850"));
            Typed done = type(data, filled.toString(), "--mapping", each.getValue());
            assertThat(done.exit()).as(done.text()).isZero();
            assertThat(done.text()).contains("6 records");
            Typed asItIs = type(data, template.toString(), "--mapping", each.getValue());
            assertThat(asItIs.text()).contains("0 records, 6 in quarantine");
        }
    }

    private record Typed(int exit, String text) {}

    private static Typed type(Path data, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=en",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.fenji.intake.cli.ImportCommand"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("FENJI_DATA", data.toString());
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Typed(process.waitFor(), text);
    }

    /** A table that is being made elsewhere holds the migrations up for as long as we like. */
    @Test
    void nobodyIsToldThatItIsReadyBeforeTheDatabaseIsMigrated() throws Exception {
        TestDatabase.Access access = TestDatabase.create();
        Path data = TestDatabase.temporaryFolder();
        int port = freePort();
        try (Connection held = DriverManager.getConnection(access.url(), access.user(), access.password());
                var http = HttpClient.newHttpClient()) {
            held.setAutoCommit(false);
            held.createStatement().execute("create table organisation (held boolean)");
            CompletableFuture<ConfigurableApplicationContext> starting = CompletableFuture.supplyAsync(
                    () -> start(
                            "--fenji.data=" + data,
                            "--server.port=" + port,
                            "--fenji.db.url=" + access.url(),
                            "--fenji.db.user=" + access.user(),
                            "--fenji.db.password=" + access.password()),
                    task -> Thread.ofPlatform().start(task));
            awaitWaiter(held, starting);
            URI readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
            assertThatThrownBy(() -> get(http, readiness.toString())).isInstanceOf(ConnectException.class);
            assertThat(data.resolve("address")).doesNotExist();
            held.rollback();
            try (var application = starting.get()) {
                assertThat(application.isActive()).isTrue();
                assertThat(get(http, readiness.toString()).body()).contains("UP");
                assertThat(data.resolve("address")).exists();
            }
        }
    }

    private static void awaitWaiter(Connection held, CompletableFuture<?> starting) throws Exception {
        boolean waits = false;
        while (!waits && !starting.isDone()) {
            Thread.sleep(50);
            try (var row = held.createStatement()
                    .executeQuery("select count(*) from pg_locks where not granted and pid <> pg_backend_pid()")) {
                row.next();
                waits = row.getInt(1) > 0;
            }
        }
        assertThat(waits).isTrue();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() {
        TestDatabase.Access access = TestDatabase.create();
        assertThatThrownBy(() -> start(
                        "--fenji.data=" + TestDatabase.temporaryFolder(),
                        "--fenji.db.url=" + access.url(),
                        "--fenji.db.user=" + access.user(),
                        "--fenji.db.password=" + access.password(),
                        "--fenji.identty.announce=true"))
                .hasStackTraceContaining("There is no setting fenji.identty.announce.");
    }

    @Test
    void aServerThatCannotBeReachedIsNamed() {
        assertThatThrownBy(() -> start(
                        "--fenji.data=" + TestDatabase.temporaryFolder(),
                        "--fenji.db.url=jdbc:postgresql://127.0.0.1:1/none"))
                .hasStackTraceContaining("The database server at jdbc:postgresql://127.0.0.1:1/none cannot be used");
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (all.stream().noneMatch(each -> each.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        all.add("--spring.profiles.active=test");
        return SpringApplication.run(FenjiApplication.class, all.toArray(String[]::new));
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As it comes through a reverse proxy on the same machine. */
    private static HttpResponse<String> proxied(HttpClient http, String address) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("X-Forwarded-For", "192.0.2.1");
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
