package dev.fenji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.Program;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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

    private final Program program = program();

    private static Program program() {
        try {
            return new Program("killed");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        program.close();
    }

    @Test
    void leavesWholeChunksSaysSoAndGoesOnToWhatTheWholeFileGives() throws Exception {
        program.start();
        String id = importFile();
        JsonNode running = await(id, now -> now.path("counts").path("linesNew").asLong() > 0);
        assertThat(running.path("state").asString()).isEqualTo("RUNNING");

        program.kill();
        program.start();

        JsonNode interrupted = program.get("/api/imports/" + id);
        assertThat(interrupted.path("state").asString()).isEqualTo("INTERRUPTED");
        long stored = interrupted.path("counts").path("linesNew").asLong();
        assertThat(stored).isPositive().isLessThan(ROWS);
        assertThat(program.number("select count(*) from sales_line"))
                .as("whole chunks")
                .isEqualTo(stored);
        assertThat(program.number("""
                        select count(*)
                        from (select document_id from sales_line group by document_id having count(*) <> %d) cut""".formatted(LINES_PER_ORDER)))
                .as("orders with a part of their lines")
                .isZero();

        program.post("/api/imports/" + id + "/resume", "");
        JsonNode done = await(
                id,
                now -> !List.of("CHECKING", "RUNNING")
                        .contains(now.path("state").asString()));

        assertThat(done.path("state").asString()).isEqualTo("DONE");
        assertThat(done.path("counts").path("linesNew").asLong()).isEqualTo(ROWS);
        assertThat(program.number("select count(*) from sales_line")).isEqualTo(ROWS);
        assertThat(program.number("select count(*) from sales_document")).isEqualTo(ROWS / LINES_PER_ORDER);
        assertThat(program.number("select sum(amount)::bigint from sales_line")).isEqualTo(sum());
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
        JsonNode file = program.send(program.request("/api/imports/files")
                .header("Content-Type", "multipart/form-data; boundary=here")
                .POST(BodyPublishers.ofString(body)));
        return program.post(
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
        JsonNode now = program.get("/api/imports/" + id);
        while (!seen.enough(now)) {
            assertThat(Instant.now()).as("%s", now).isBefore(limit);
            Thread.sleep(20);
            now = program.get("/api/imports/" + id);
        }
        return now;
    }
}
