package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A company that uses Fenji as a program would: over HTTP. */
class Company {
    private static final long PAUSE_MILLIS = 100;
    private static final int PATIENCE = 6000;

    final MockMvc http;
    final JdbcTemplate jdbc;

    Company(MockMvc http, JdbcTemplate jdbc) {
        this.http = http;
        this.jdbc = jdbc;
    }

    void startEmpty(String currency, String zone) throws Exception {
        jdbc.execute("""
                truncate assignment, calibration, metric_row, metric_state, import_quarantine, import_run, import_file, sales_line,
                sales_document, product, contact, customer, exchange_rate cascade""");
        String organisation =
                "{\"name\": \"Company\", \"baseCurrency\": \"%s\", \"zone\": \"%s\"}".formatted(currency, zone);
        http.perform(json(put("/api/organisation"), organisation)).andExpect(status().isOk());
    }

    void loadEuropeanRates() throws Exception {
        http.perform(post("/api/exchange-rates/ecb").with(As.admin())).andExpect(status().is2xxSuccessful());
    }

    void mapping(String name, String document) throws Exception {
        http.perform(json(put("/api/mappings/" + name), document)).andExpect(status().isOk());
    }

    void importFiles(String mapping, List<Path> files) throws Exception {
        var request = multipart("/api/imports");
        for (Path file : files) {
            request.file(
                    new MockMultipartFile("file", file.getFileName().toString(), "text/csv", Files.readAllBytes(file)));
        }
        awaitImports(body(request.param("mappingName", mapping)));
    }

    void importText(String mapping, String csv) throws Exception {
        var file = new MockMultipartFile("file", "made.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        awaitImports(body(multipart("/api/imports").file(file).param("mappingName", mapping)));
    }

    private void awaitImports(String started) throws Exception {
        for (int id : JsonPath.<List<Integer>>read(started, "$[*].id")) {
            String report = await("/api/imports/" + id);
            assertThat(JsonPath.<String>read(report, "$.state")).as(report).isEqualTo("DONE");
            assertThat(JsonPath.<Integer>read(report, "$.counts.quarantined"))
                    .as(report)
                    .isZero();
        }
    }

    /** The report of a run that is done. */
    String run(LocalDate asOf, @Nullable Instant knownAt) throws Exception {
        String report = await(start(asOf, knownAt));
        assertThat(JsonPath.<String>read(report, "$.state")).as(report).isEqualTo("DONE");
        return report;
    }

    /** The address of a run that was asked for. */
    String start(LocalDate asOf, @Nullable Instant knownAt) throws Exception {
        String known = knownAt == null ? "null" : "\"" + knownAt + "\"";
        String started = body(json(post("/api/runs"), "{\"asOf\": \"%s\", \"knownAt\": %s}".formatted(asOf, known)));
        return "/api/runs/" + JsonPath.<Integer>read(started, "$.id");
    }

    /** The report of an import or a run once it has ended. */
    String await(String address) throws Exception {
        String report = body(get(address));
        for (int i = 0; i < PATIENCE && !ended(report); i++) {
            Thread.sleep(PAUSE_MILLIS);
            report = body(get(address));
        }
        return report;
    }

    private static boolean ended(String report) {
        return List.of("DONE", "FAILED", "CANCELLED", "INTERRUPTED", "STOPPED", "REFUSED")
                .contains(JsonPath.<String>read(report, "$.state"));
    }

    /** The figures of one customer by the path of one customer: straight from PostgreSQL. */
    Map<String, @Nullable Object> figures(long customer, LocalDate asOf, int months, @Nullable Instant knownAt)
            throws Exception {
        String address =
                "/api/customers/%d/metrics?asOf=%s&windowMonths=%d%s".formatted(customer, asOf, months, known(knownAt));
        return JsonPath.read(body(get(address)), "$.values");
    }

    private static String known(@Nullable Instant knownAt) {
        return knownAt == null ? "" : "&knownAt=" + knownAt;
    }

    Map<String, Long> ids() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.query("select external_key, id from customer", row -> {
            ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }

    /** Ids of documents by number and kind ("C1 C"): of two purchases of one day the one recorded last is the later. */
    Map<String, Long> documents() {
        Map<String, Long> ids = new HashMap<>();
        jdbc.query("select number || ' ' || kind, id from sales_document", row -> {
            ids.put(row.getString(1), row.getLong(2));
        });
        return ids;
    }

    Map<String, PlainLadders.Profile> profiles() {
        Map<String, PlainLadders.Profile> profiles = new HashMap<>();
        jdbc.query(
                "select external_key, type, country, (attributes ->> 'payment_delay_days')::numeric from customer",
                row -> {
                    profiles.put(
                            Objects.requireNonNull(row.getString(1)),
                            new PlainLadders.Profile(row.getString(2), row.getString(3), row.getBigDecimal(4)));
                });
        return profiles;
    }

    String body(AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return http.perform(request.with(As.admin()))
                .andExpect(status().is2xxSuccessful())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String document) {
        return request.with(As.admin()).contentType(MediaType.APPLICATION_JSON).content(document);
    }
}
