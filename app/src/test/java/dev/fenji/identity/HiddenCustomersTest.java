package dev.fenji.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RandomFacts;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A scope that hides customers hides them on every path: pages, lists, counts, figures, files. */
@DatabaseTest
@Import(HiddenCustomersTest.Scoped.class)
class HiddenCustomersTest {
    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);

    /** The same caller, with another scope. */
    static class ScopedUser extends CurrentUser {
        private volatile Scope scope = Scope.EVERYTHING;

        @Override
        public Scope scope() {
            return scope;
        }
    }

    @TestConfiguration
    static class Scoped {
        @Bean
        @Primary
        ScopedUser scopedUser() {
            return new ScopedUser();
        }
    }

    @Autowired
    ScopedUser user;

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    private long customer;
    private long order;

    @BeforeEach
    void sell() throws Exception {
        if (jdbc.queryForList("select 1 from customer").isEmpty()) {
            var facts = new RandomFacts(jdbc, 3, "UTC");
            facts.customers(120);
            facts.products();
            facts.documents(900);
            Runs.run(insights, DAY);
        }
        for (int i = 0;
                i < 600
                        && !JsonPath.read(body(get("/api/overview")), "$.customers")
                                .equals(120);
                i++) {
            Thread.sleep(100);
        }
        customer = number("select min(customer_id) from sales_document");
        order = number("select min(id) from sales_document where customer_id is not null");
        jdbc.update("update customer set country = null, country_given = 'Atlantis' where id = ?", customer);
    }

    @AfterEach
    void seeAgain() {
        user.scope = Scope.EVERYTHING;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/{customer}",
                "/api/customers/{customer}/metrics",
                "/api/customers/{customer}/explanation",
                "/api/customers/{customer}/answers/why-not",
                "/api/customers/{customer}/answers/way",
                "/api/customers/{customer}/answers/changes?since=2025-01-01",
                "/api/customers/{customer}/standing",
                "/api/customers/{customer}/tier-history",
                "/api/customers/{customer}/evidence?criterion=value",
                "/api/customers/{customer}/overrides",
                "/api/customers/{customer}/worth",
                "/api/customers/{customer}/potential",
                "/api/customers/{customer}/potential-inputs",
                "/api/orders/{order}"
            })
    void whatBelongsToAHiddenCustomerIsNotThere(String path) throws Exception {
        String address = path.replace("{customer}", Long.toString(customer)).replace("{order}", Long.toString(order));
        http.perform(get(address).with(As.admin())).andExpect(status().isOk());
        user.scope = Scope.NOBODY;
        http.perform(get(address).with(As.admin())).andExpect(status().isNotFound());
    }

    @Test
    void listsCountsAndSearchHoldNobody() throws Exception {
        assertThat(JsonPath.<List<Object>>read(body(search("", "{}")), "$.items"))
                .isNotEmpty();
        user.scope = Scope.NOBODY;
        assertThat(JsonPath.<List<Object>>read(body(search("", "{}")), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<Integer>read(body(search("/count", "{}")), "$.count"))
                .isZero();
        for (String any : List.of(
                "{\"field\": \"net_revenue\", \"op\": \"is_known\"}",
                "{\"not\": {\"field\": \"name\", \"op\": \"eq\", \"value\": \"x\"}}",
                "{\"any\": [{\"field\": \"tier\", \"op\": \"is_known\"}, {\"field\": \"tier\", \"op\": \"is_unknown\"}]}")) {
            assertThat(JsonPath.<List<Object>>read(body(search("", "{\"filter\": " + any + "}")), "$.items"))
                    .as(any)
                    .isEmpty();
        }
        assertThat(body(get("/api/customers/" + customer + "/contacts"))).isEqualTo("[]");
        jdbc.update("""
                insert into standing_change (policy_id, version, customer_id, day, from_tier, to_tier, cause, subject_id)
                select id, 1, ?, current_date, 'C', 'B', 'ORDER', 1 from policy where in_force""", customer);
        assertThat(body(get("/api/standings/moves"))).isEqualTo("[]");
        user.scope = Scope.EVERYTHING;
        assertThat(body(get("/api/standings/moves"))).contains("\"customerId\":" + customer);
        user.scope = Scope.NOBODY;
        assertThat(JsonPath.<List<Object>>read(body(get("/api/customers/" + customer + "/orders")), "$.items"))
                .isEmpty();
        assertThat(body(get("/api/countries/unresolved"))).doesNotContain("Atlantis");
        assertThat(JsonPath.<List<Object>>read(body(get("/api/countries/disagreements")), "$.items"))
                .isEmpty();
    }

    /** What names nobody may be anybody's: how much it is stays a figure of the company. */
    @Test
    void salesThatNameNoCustomerAreCountedAndNotShown() throws Exception {
        long nameless = number("select min(id) from sales_document where customer_id is null");
        String totals = body(get("/api/unattributed"));
        assertThat(JsonPath.<Integer>read(totals, "$.documents")).isPositive();
        assertThat(JsonPath.<List<Object>>read(body(get("/api/unattributed/orders")), "$.items"))
                .isNotEmpty();
        http.perform(get("/api/orders/" + nameless).with(As.admin())).andExpect(status().isOk());
        user.scope = Scope.NOBODY;
        assertThat(body(get("/api/unattributed"))).isEqualTo(totals);
        assertThat(JsonPath.<List<Object>>read(body(get("/api/unattributed/orders")), "$.items"))
                .isEmpty();
        http.perform(get("/api/orders/" + nameless).with(As.admin())).andExpect(status().isNotFound());
    }

    @Test
    void tiersSetByHandAreThoseOfNobody() throws Exception {
        http.perform(post("/api/customers/" + customer + "/overrides")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"tier\": \"A\", \"reason\": \"a partner\"}"))
                .andExpect(status().isCreated());
        for (String list : List.of("/api/overrides", "/api/overrides?ended=true")) {
            user.scope = Scope.EVERYTHING;
            assertThat(body(get(list))).contains("a partner");
            user.scope = Scope.NOBODY;
            assertThat(body(get(list))).isEqualTo("[]");
        }
    }

    @Test
    void aFileHoldsNobody() throws Exception {
        assertThat(export().lines().count()).isEqualTo(121);
        user.scope = Scope.NOBODY;
        assertThat(export().lines().count()).isEqualTo(1);
    }

    @Test
    void theDashboardAddsUpNobody() throws Exception {
        user.scope = Scope.NOBODY;
        String overview = body(get("/api/overview"));
        assertThat(JsonPath.<Integer>read(overview, "$.customers")).isZero();
        assertThat(JsonPath.<Integer>read(overview, "$.rated")).isZero();
        for (String figures : List.of("tiers", "countries", "pareto", "rfm", "lifecycle")) {
            assertThat(JsonPath.<List<Object>>read(overview, "$." + figures))
                    .as(figures)
                    .isEmpty();
        }
    }

    @Test
    void theMatrixShowsNobody() throws Exception {
        assertThat(JsonPath.<List<Object>>read(body(matrix()), "$.picture.bubbles"))
                .isNotEmpty();
        user.scope = Scope.NOBODY;
        String hidden = body(matrix());
        assertThat(JsonPath.<List<Integer>>read(hidden, "$.picture.cells[*].customers"))
                .hasSize(4)
                .containsOnly(0);
        assertThat(JsonPath.<List<String>>read(hidden, "$.picture.cells[*].netRevenue"))
                .containsOnly("0.00");
        for (String figures : List.of("bubbles", "density", "inputs")) {
            assertThat(JsonPath.<List<Object>>read(hidden, "$.picture." + figures))
                    .as(figures)
                    .isEmpty();
        }
        assertThat(JsonPath.<Integer>read(hidden, "$.picture.rated")).isZero();
        assertThat(JsonPath.<Map<String, Object>>read(hidden, "$.picture.unrated"))
                .isEmpty();
    }

    private static MockHttpServletRequestBuilder matrix() {
        return post("/api/policies/simulate/matrix")
                .contentType(MediaType.APPLICATION_JSON)
                .content("""
                {"document": {"slug": "m", "title": "M", "windowMonths": 12, "value": "net_revenue", "method": {"kind": "matrix",
                  "value": {"minCoverage": 1, "boundaries": [50], "criteria": [{"id": "v", "title": "V", "field": "net_revenue",
                    "weight": 1, "scoring": {"kind": "ramp", "from": 0, "to": 1000}}]},
                  "potential": {"minCoverage": 1, "boundaries": [50], "criteria": [{"id": "p", "title": "P", "field": "frequency",
                    "weight": 1, "scoring": {"kind": "ramp", "from": 0, "to": 10}}]},
                  "cells": [{"value": 1, "potential": 1, "tier": "B", "title": "1"}, {"value": 2, "potential": 1, "tier": "B", "title": "2"},
                    {"value": 1, "potential": 2, "tier": "A", "title": "3"}, {"value": 2, "potential": 2, "tier": "A", "title": "4"}]},
                  "tiers": [{"id": "A", "title": "A"}, {"id": "B", "title": "B"}]}}""");
    }

    @Test
    void nobodyChangesWhomTheyCannotSee() throws Exception {
        user.scope = Scope.NOBODY;
        http.perform(patch("/api/customers/" + customer)
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"mine now\"}"))
                .andExpect(status().is4xxClientError());
        assertThat(jdbc.queryForObject("select name from customer where id = ?", String.class, customer))
                .isNotEqualTo("mine now");
    }

    @Test
    void nobodyDeclaresOrWithdrawsAnythingOfWhomTheyCannotSee() throws Exception {
        jdbc.update(
                "insert into potential_input (customer_id, kind, value, confidence, source, observed_on, recorded_by)"
                        + " values (?, 'engagement', 50, 0.5, 'somebody', '2025-01-01', 'x')",
                customer);
        long input = number("select max(id) from potential_input");
        String said = "\"kind\": \"engagement\", \"value\": 70, \"source\": \"me\", \"observedOn\": \"2025-01-02\","
                + " \"confidence\": 1}";
        user.scope = Scope.NOBODY;
        for (MockHttpServletRequestBuilder asked : List.of(
                post("/api/customers/" + customer + "/potential-inputs").content("{" + said),
                post("/api/potential-inputs")
                        .content("{\"inputs\": [{\"customerId\": " + customer + ", " + said + "]}"),
                post("/api/potential-inputs/" + input + "/withdrawal").content("{\"reason\": \"not mine\"}"))) {
            http.perform(asked.with(As.admin()).contentType(MediaType.APPLICATION_JSON))
                    .andExpect(status().is4xxClientError());
        }
        assertThat(number("select count(*) from potential_input where withdrawn_at is null"))
                .isEqualTo(1);
    }

    @Test
    void rowsOfFilesAreSeenByNobody() throws Exception {
        jdbc.update("insert into import_file (name, size, parts, created_by) values ('a.csv', 1, '[]', 'x')");
        long file = number("select max(id) from import_file");
        jdbc.update("""
                insert into import_run (file_id, file_name, kind, state, phase, mapping_name, mapping, source, started_by, counts,
                    problems)
                values (?, 'a.csv', 'ORDER_LINES', 'DONE', 'END', 'm', '{}', 's', 'x',
                    '{"linesNew":0,"linesKnown":0,"documents":0,"customersNew":0,"recordsStored":0,"unattributedLines":0,
                      "quarantined":1,"unresolvedCountries":0}',
                    '[{"slug": "intake/not-a-date", "count": 1, "example": {"value": "Atlantis Ltd"}}]')""", file);
        long run = number("select max(id) from import_run");
        jdbc.update("""
                insert into import_quarantine (import_id, row, raw, findings) values (?, 2, '{"name": "Atlantis Ltd"}', '[]')""", run);
        String rows = "/api/imports/" + run + "/quarantine";
        assertThat(body(get(rows))).contains("Atlantis Ltd");
        assertThat(body(get("/api/imports/" + run))).contains("Atlantis Ltd");
        user.scope = Scope.NOBODY;
        assertThat(body(get(rows))).doesNotContain("Atlantis Ltd");
        assertThat(body(get(rows + ".csv"))).doesNotContain("Atlantis Ltd");
        assertThat(body(get("/api/imports/" + run))).doesNotContain("Atlantis Ltd");
    }

    private String export() throws Exception {
        var streamed = http.perform(search("/export", "{\"columns\": [\"external_key\"], \"format\": \"csv\"}")
                        .with(As.admin()))
                .andExpect(request().asyncStarted())
                .andReturn();
        return http.perform(asyncDispatch(streamed))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockHttpServletRequestBuilder search(String what, String body) {
        return post("/api/customer-search" + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private String body(MockHttpServletRequestBuilder asked) throws Exception {
        return http.perform(asked.with(As.admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private long number(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }
}
