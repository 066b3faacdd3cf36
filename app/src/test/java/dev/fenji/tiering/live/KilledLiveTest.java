package dev.fenji.tiering.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.fenji.test.Program;
import dev.fenji.tiering.StandingJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that is killed between a fact and its standing, and between a standing and its delivery, loses nothing. */
class KilledLiveTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int CUSTOMERS = 8;
    private static final String POLICY = """
            slug: often
            title: {en: Often, zh: 频次}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: true
            method:
              kind: scorecard
              minCoverage: 1
              criteria:
                - {id: often, title: Often, field: frequency, weight: 1, scoring: {kind: ramp, from: 0, to: 10}}
            tiers:
              - {id: A, title: A, enter: 20}
              - {id: B, title: B}
            """;

    private final Program program = program();

    private static Program program() {
        try {
            return new Program("killed-live", "--fenji.webhooks.internal=true", "--fenji.webhooks.first-pause=500ms");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() throws Exception {
        program.start();
    }

    @AfterEach
    void stop() throws Exception {
        program.close();
    }

    @Test
    void nothingIsLostBetweenFactStandingAndDelivery() throws Exception {
        int port = freePort();
        long policy = program.post("/api/policies", "application/yaml", POLICY)
                .path("id")
                .asLong();
        program.post("/api/policies/" + policy + "/publish", "{}");
        program.post("/api/policies/" + policy + "/in-force", "{}");
        List<Long> customers = new ArrayList<>();
        for (int i = 1; i <= CUSTOMERS; i++) {
            long customer = program.post("/api/customers", "{\"name\": \"Customer %d\"}".formatted(i))
                    .path("id")
                    .asLong();
            customers.add(customer);
            order(customer);
        }
        run();
        String webhook =
                "{\"title\": \"away\", \"url\": \"http://127.0.0.1:%d/in\", \"policies\": [\"often\"]}".formatted(port);
        program.post("/api/webhooks", webhook);

        try (Connection turn = program.connect()) {
            turn.setAutoCommit(false);
            // Whoever writes standings has to wait: the facts are stored and no standing is.
            StandingJournal.takeTurn(turn);
            for (long customer : customers) {
                order(customer);
            }
            assertThat(program.number("select count(*) from live_change where done_tx is null"))
                    .isEqualTo(CUSTOMERS);
            program.kill();
        }
        program.start();
        await(() -> program.number("select count(*) from live_change where done_tx is null") == 0);
        await(() -> program.number("select count(*) from webhook_delivery where attempts > 0") == CUSTOMERS);
        assertThat(program.number("select count(*) from standing where tier = 'A'"))
                .isEqualTo(CUSTOMERS);

        program.kill();
        List<String> got = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        receiver.createContext("/in", exchange -> {
            got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            program.start();
            await(() -> program.number("select count(*) from webhook_delivery where state = 'DELIVERED'") == CUSTOMERS);
            assertThat(got).hasSizeGreaterThanOrEqualTo(CUSTOMERS);
            long changes = program.number("select count(*) from standing_change");
            run();
            assertThat(program.number("select count(*) from standing_change"))
                    .as("a run finds nothing to change")
                    .isEqualTo(changes);
        } finally {
            receiver.stop(0);
        }
    }

    private void order(long customer) throws Exception {
        program.post("/api/orders", """
                {"number": "%s", "customerId": %d, "occurredAt": "%s", "lines": [{"quantity": 1, "unitPrice": 5}]}
                """.formatted("N-" + System.nanoTime(), customer, Instant.now()));
    }

    private void run() throws Exception {
        long id = program.post("/api/runs", "{}").path("id").asLong();
        await(() -> !List.of("QUEUED", "RUNNING")
                .contains(program.get("/api/runs/" + id).path("state").asString()));
        assertThat(program.get("/api/runs/" + id).path("state").asString()).isEqualTo("DONE");
    }

    private static void await(Callable<Boolean> done) throws Exception {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!done.call()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(50);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
