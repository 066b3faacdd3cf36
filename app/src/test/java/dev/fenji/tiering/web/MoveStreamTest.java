package dev.fenji.tiering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.test.As;
import dev.fenji.tiering.live.LiveContext;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Moves reach a listener as they happen, and one that was away hears what it missed. */
@LiveContext
class MoveStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    MoveStream stream;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcTemplate jdbc;

    private final List<Long> customers = new ArrayList<>();

    @BeforeEach
    void twoCustomers() {
        jdbc.execute("delete from standing_change");
        jdbc.execute("delete from customer");
        customers.clear();
        for (String name : List.of("Ada", "Bo")) {
            customers.add(Objects.requireNonNull(jdbc.queryForObject(
                    "insert into customer (source, external_key, name, search) values ('test', ?, ?, '') returning id",
                    Long.class,
                    name,
                    name)));
        }
    }

    @Test
    void tellsWhatHappensFromNowOnAndEndsWhenTheListenerMayNoLongerHear() throws Exception {
        long before = move(1, "C", "B");
        var present = new AtomicBoolean(true);
        var response = new MockHttpServletResponse();
        Thread listener = Thread.ofVirtual().start(() -> stream.write(null, present::get, response));
        await(response, ":\n\n");
        long heard = move(2, "B", "A");
        await(response, "id: " + heard + "\n");
        present.set(false);
        long after = move(1, "B", "A");
        assertThat(listener.join(PATIENCE)).as("ended").isTrue();

        assertThat(response.getContentType()).startsWith("text/event-stream");
        assertThat(response.getContentAsString())
                .contains("event: move\ndata: {")
                .contains("\"customerName\":\"Bo\"")
                .contains("\"cause\":\"ORDER\"")
                .doesNotContain("id: " + before + "\n")
                .doesNotContain("id: " + after + "\n");
    }

    @Test
    void beginsWithWhatWasMissed() throws Exception {
        long first = move(1, "C", "B");
        long last = first;
        for (int i = 0; i < 249; i++) {
            last = move(1 + i % 2, i % 2 == 0 ? "A" : "B", i % 2 == 0 ? "B" : "A");
        }
        var present = new AtomicBoolean(true);
        var response = new MockHttpServletResponse();
        Thread listener = Thread.ofVirtual().start(() -> stream.write(first + 39, present::get, response));
        await(response, "id: " + last + "\n");
        present.set(false);
        move(1, "B", "A");
        assertThat(listener.join(PATIENCE)).isTrue();
        List<String> ids = response.getContentAsString()
                .lines()
                .filter(line -> line.startsWith("id: "))
                .toList();
        assertThat(ids)
                .hasSize(210)
                .doesNotHaveDuplicates()
                .startsWith("id: " + (first + 40))
                .endsWith("id: " + last);
    }

    @Test
    void theLatestAreListedNewestFirst() throws Exception {
        move(1, "C", "B");
        move(2, "B", "B");
        move(2, null, "A");
        http.perform(get("/api/standings/moves").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.length()").value(2))
                .andExpect(jsonPath("$[0].customerName").value("Bo"))
                .andExpect(jsonPath("$[0].to").value("A"))
                .andExpect(jsonPath("$[0].toTitle.zh").isNotEmpty())
                .andExpect(jsonPath("$[1].from").value("C"));
    }

    private long move(int customer, @Nullable String from, @Nullable String to) {
        Integer policy =
                Objects.requireNonNull(jdbc.queryForObject("select id from policy where in_force", Integer.class));
        return Objects.requireNonNull(
                jdbc.queryForObject("""
                insert into standing_change (policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id, subject)
                values (?, 1, ?, current_date, ?, ?, 'ORDER', 1, 'INV') returning id""", Long.class, policy, customers.get(customer - 1), from, to));
    }

    private static void await(MockHttpServletResponse response, String text)
            throws InterruptedException, UnsupportedEncodingException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!response.getContentAsString().contains(text)) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
    }
}
