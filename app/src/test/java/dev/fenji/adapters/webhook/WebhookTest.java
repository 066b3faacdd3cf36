package dev.fenji.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fenji.test.As;
import dev.fenji.tiering.live.LiveContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** What happens to standings reaches those who asked for it: signed, in order, again until it arrives or is given up. */
@LiveContext
class WebhookTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A message as it came in. */
    private record Got(Map<String, String> headers, String body) {
        String type() {
            return JsonPath.read(body, "$.type");
        }

        int customer() {
            return JsonPath.read(body, "$.data.customerId");
        }
    }

    @Autowired
    MockMvc http;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile Function<Got, Integer> answer = any -> 200;
    private HttpServer receiver = Objects.requireNonNull(start());
    private int policy;

    private HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/in", this::take);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var message = new Got(headers, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        got.add(message);
        byte[] said = "thank you".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.apply(message), said.length);
        exchange.getResponseBody().write(said);
        exchange.close();
    }

    @BeforeEach
    void nothingYet() {
        jdbc.execute("delete from webhook");
        jdbc.execute("delete from standing_change");
        policy = Objects.requireNonNull(jdbc.queryForObject("select id from policy where in_force", Integer.class));
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void aMoveArrivesSignedByTheStandardScheme() throws Exception {
        String created = create("");
        String secret = JsonPath.read(created, "$.secret");
        assertThat(jdbc.queryForObject("select secret from webhook", String.class))
                .as("a copy of the database does not sign")
                .startsWith("sealed:")
                .doesNotContain(secret);
        move(7, "C", "A", "INV-1");
        await(() -> got.size() == 1);

        Got message = got.getFirst();
        assertThat(message.type()).isEqualTo("standing.promoted");
        Map<String, Object> data = JsonPath.read(message.body(), "$.data");
        assertThat(data)
                .containsEntry("customerId", 7)
                .containsEntry("from", "C")
                .containsEntry("to", "A")
                .containsEntry("cause", "ORDER")
                .containsEntry("subject", "INV-1")
                .containsEntry("policyVersion", 1)
                .containsEntry("inForce", true);
        Map<String, String> headers = message.headers();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + message.body();
        assertThat(headers.get("webhook-signature"))
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
        await(() -> states().equals(List.of("DELIVERED")));
        http.perform(get("/api/webhooks/" + id(created) + "/deliveries").with(As.admin()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].state").value("DELIVERED"))
                .andExpect(jsonPath("$.items[0].status").value(200))
                .andExpect(jsonPath("$.items[0].answer").value("thank you"));
        http.perform(get("/api/webhooks").with(As.admin()))
                .andExpect(jsonPath("$[0].secret").doesNotExist())
                .andExpect(jsonPath("$[0].lastDelivered").isNotEmpty());
    }

    @Test
    void isTriedAgainAndGivenUpAndTheCustomersNextMessageWaitsUntilThen() throws Exception {
        answer = message ->
                message.customer() == 1 && "A".equals(JsonPath.read(message.body(), "$.data.to")) ? 503 : 200;
        int webhook = id(create(""));
        move(1, "B", "A", "first");
        move(1, "A", "C", "second");
        move(2, "B", "C", "other");
        await(() -> jdbc.queryForList("select 1 from webhook_delivery where state = 'WAITING'")
                        .isEmpty()
                && got.size() == 5);

        assertThat(states()).containsExactly("DEAD", "DELIVERED", "DELIVERED");
        List<String> first = subjects(1);
        assertThat(first).containsExactly("first", "first", "first", "second");
        assertThat(got.stream()
                        .filter(one -> one.customer() == 1)
                        .limit(3)
                        .map(one -> one.headers().get("webhook-id"))
                        .distinct())
                .as("a message keeps its id")
                .hasSize(1);

        answer = any -> 200;
        Long dead = jdbc.queryForObject("select id from webhook_delivery where state = 'DEAD'", Long.class);
        http.perform(post("/api/webhooks/deliveries/" + dead + "/replay").with(As.admin()))
                .andExpect(status().isAccepted());
        await(() -> states().stream().allMatch("DELIVERED"::equals));
        got.clear();
        http.perform(post("/api/webhooks/" + webhook + "/replay")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"since\": \"2020-01-01T00:00:00Z\"}"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.deliveries").value(3));
        await(() -> got.size() == 3);
        assertThat(subjects(1)).containsExactly("first", "second");
    }

    @Test
    void tellsOnlyWhatWasAskedForAndWhatHappenedSince() throws Exception {
        move(1, "C", "B", "before anybody asked");
        create(", \"types\": [\"DEMOTED\"], \"tiers\": [\"A\"]");
        move(1, "B", "A", "up");
        move(2, "A", "C", "down");
        move(3, "B", "C", "another tier");
        move(4, "A", null, "out");
        await(() -> got.size() == 1 && place() == last());
        assertThat(subjects(2)).containsExactly("down");
    }

    @Test
    void nothingIsLostWhileItIsOffAndATestGoesOut() throws Exception {
        String created = create(", \"enabled\": false");
        move(1, "B", "A", "while off");
        jdbc.update("update webhook set enabled = true");
        await(() -> got.size() == 1);
        http.perform(post("/api/webhooks/" + id(created) + "/test").with(As.admin()))
                .andExpect(status().isAccepted());
        await(() -> got.size() == 2);
        assertThat(got.getLast().type()).isEqualTo("webhook.test");
    }

    @Test
    void isForThoseWhoMayChangeSettings() throws Exception {
        http.perform(get("/api/webhooks").with(As.analyst())).andExpect(status().isForbidden());
        http.perform(post("/api/webhooks")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"title\": \"x\", \"url\": \"ftp://example.com\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.type").value(org.hamcrest.Matchers.endsWith("adapters/webhook-address")));
    }

    private String create(String more) throws Exception {
        String body = "{\"title\": \"Shop\", \"url\": \"http://127.0.0.1:%d/in\"%s}"
                .formatted(receiver.getAddress().getPort(), more);
        return http.perform(post("/api/webhooks")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static int id(String created) {
        return JsonPath.read(created, "$.webhook.id");
    }

    private void move(long customer, @Nullable String from, @Nullable String to, String subject) {
        jdbc.update("""
                insert into standing_change (policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id, subject)
                values (?, 1, ?, current_date, ?, ?, 'ORDER', 1, ?)""", policy, customer, from, to, subject);
    }

    private List<String> states() {
        return jdbc.queryForList("select state from webhook_delivery order by id", String.class);
    }

    private long last() {
        return Objects.requireNonNull(jdbc.queryForObject("select max(id) from standing_change", Long.class));
    }

    private long place() {
        return Objects.requireNonNull(jdbc.queryForObject("select place from webhook", Long.class));
    }

    private List<String> subjects(int customer) {
        List<String> subjects = new ArrayList<>();
        got.stream()
                .filter(one -> one.customer() == customer)
                .forEach(one -> subjects.add(JsonPath.read(one.body(), "$.data.subject")));
        return subjects;
    }

    private static void await(BooleanSupplier done) throws InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
    }
}
