package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.FenjiApplication;
import dev.fenji.test.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

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
            assertThatThrownBy(() -> start("--fenji.data=" + data))
                    .hasStackTraceContaining("Another Fenji is already running on the data folder");
        } finally {
            Instant before = Instant.now();
            application.close();
            assertThat(Duration.between(before, Instant.now())).isLessThan(PROMPT);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
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
        all.add("--server.port=0");
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
