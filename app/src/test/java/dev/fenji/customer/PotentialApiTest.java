package dev.fenji.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Potential as a program declares it. */
@DatabaseTest
class PotentialApiTest {
    private static final String SAID = """
            {"kind": "share_of_wallet", "value": 35, "source": "buyer, by phone", "observedOn": "2025-03-01",
             "confidence": 0.8, "note": "of packaging only"}""";

    @Autowired
    MockMvc http;

    @Autowired
    JdbcTemplate jdbc;

    private long customer;

    @BeforeEach
    void addCustomer() throws Exception {
        String body =
                body(send(post("/api/customers"), "{\"name\": \"Alpha Ltd\"}").andExpect(status().isCreated()));
        customer = JsonPath.<Number>read(body, "$.id").longValue();
    }

    @Test
    void anInputIsRecordedShownAndAudited() throws Exception {
        record(SAID)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.value").value("35"))
                .andExpect(jsonPath("$.confidence").value("0.8"))
                .andExpect(jsonPath("$.recordedBy").value("admin"));
        potential("")
                .andExpect(jsonPath("$.known").value(1))
                .andExpect(jsonPath("$.kinds.length()").value(6))
                .andExpect(jsonPath("$.kinds[0].kind").value("share_of_wallet"))
                .andExpect(jsonPath("$.kinds[0].unit").value("PERCENT"))
                .andExpect(jsonPath("$.kinds[0].current.source").value("buyer, by phone"));
        potential("?asOf=2025-03-01").andExpect(jsonPath("$.known").value(0));
        potential("?asOf=2025-03-02").andExpect(jsonPath("$.known").value(1));
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where kind = 'potential.recorded' and subject = ?",
                        Integer.class,
                        "customer:" + customer))
                .isEqualTo(1);
    }

    @Test
    void theSameRequestTwiceRecordsOnce() throws Exception {
        String first = body(record(SAID, "key-1-" + customer).andExpect(status().isCreated()));
        String again = body(record(SAID, "key-1-" + customer).andExpect(status().isCreated()));
        assertThat(again).isEqualTo(first);
        history("").andExpect(jsonPath("$.length()").value(1));
    }

    @Test
    void aCorrectionMarksWhatItReplacesAndNothingIsLost() throws Exception {
        long first = JsonPath.<Number>read(body(record(SAID)), "$.id").longValue();
        String corrected = SAID.replace("35", "53").replace("{", "{\"replaces\": " + first + ", ");
        long second = JsonPath.<Number>read(body(record(corrected).andExpect(status().isCreated())), "$.id")
                .longValue();
        history("?kind=share_of_wallet")
                .andExpect(jsonPath("$[*].value", contains("53", "35")))
                .andExpect(jsonPath("$[1].withdrawn.replacedBy").value(second))
                .andExpect(jsonPath("$[0].withdrawn").isEmpty());
        record(corrected).andExpect(status().isConflict());
        history("").andExpect(jsonPath("$.length()").value(2));
        record(corrected
                        .replace("share_of_wallet", "engagement")
                        .replace("\"replaces\": " + first, "\"replaces\": " + second))
                .andExpect(status().isNotFound());
    }

    @Test
    void aWithdrawnInputStaysMarkedAndTheOneBeforeHoldsAgain() throws Exception {
        record(SAID.replace("2025-03-01", "2024-03-01").replace("35", "20"));
        long wrong = JsonPath.<Number>read(body(record(SAID)), "$.id").longValue();
        withdraw(wrong, " ")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("customer/withdrawal-without-reason"));
        withdraw(wrong, "it was another Alpha")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.withdrawn.reason").value("it was another Alpha"))
                .andExpect(jsonPath("$.withdrawn.by").value("admin"));
        potential("").andExpect(jsonPath("$.kinds[0].current.value").value("20"));
        history("").andExpect(jsonPath("$.length()").value(2));
        withdraw(wrong, "again").andExpect(status().isConflict());
        withdraw(999_999, "nothing").andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind        | "love"       | unknown-potential-kind
            value       | 100.01       | potential-out-of-range
            value       | -1           | potential-out-of-range
            confidence  | 1.01         | confidence-out-of-range
            confidence  | -0.1         | confidence-out-of-range
            source      | "  "         | potential-without-source
            observedOn  | "2999-01-01" | observed-in-future
            validUntil  | "2025-02-28" | valid-until-too-early
            """)
    void whatCannotBeIsRefusedWithItsPlace(String field, String value, String slug) throws Exception {
        String body = SAID.replaceFirst("\"" + field + "\": (\"[^\"]*\"|[0-9.]+)", "\"" + field + "\": " + value);
        record(body.equals(SAID) ? SAID.replace("{", "{\"" + field + "\": " + value + ", ") : body)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("customer/" + slug))
                .andExpect(jsonPath("$.problems[0].place").value(field))
                .andExpect(jsonPath("$.hint").isNotEmpty());
        history("").andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void everythingWrongIsSaidAtOnceInTheReadersLanguage() throws Exception {
        send(
                        post("/api/customers/" + customer + "/potential-inputs").locale(Locale.CHINESE),
                        SAID.replace("35", "350").replace("0.8", "80"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("customer/invalid-potential"))
                .andExpect(jsonPath("$.problems.length()").value(2))
                .andExpect(jsonPath("$.problems[0].detail").value(containsString("钱包份额")));
    }

    @Test
    void severalAreRecordedTogetherOrNotAtAll() throws Exception {
        String one = SAID.replace("{", "{\"customerId\": " + customer + ", ");
        String other = one.replace("share_of_wallet", "market_growth").replace("35", "-2.5");
        send(post("/api/potential-inputs"), "{\"inputs\": [" + one + "," + other + "," + one + "]}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.recorded").value(2))
                .andExpect(jsonPath("$.known").value(1));
        String unknown = other.replace("" + customer, "987654");
        send(
                        post("/api/potential-inputs"),
                        "{\"inputs\": [" + other.replace("-2.5", "3") + "," + unknown.replace("-2.5", "-101") + "]}")
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[*].place", contains("inputs[1].customerId", "inputs[1].value")));
        history("").andExpect(jsonPath("$.length()").value(2));
    }

    @Test
    void whoMayOnlyReadRecordsNothing() throws Exception {
        http.perform(post("/api/customers/" + customer + "/potential-inputs")
                        .with(As.viewer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(SAID))
                .andExpect(status().isForbidden());
        record(SAID.replace(
                        "2025-03-01", LocalDate.now(ZoneOffset.UTC).minusDays(1).toString()))
                .andExpect(status().isCreated());
        http.perform(get("/api/customers/" + customer + "/potential").with(As.viewer()))
                .andExpect(status().isOk());
    }

    private ResultActions record(String said) throws Exception {
        return send(post("/api/customers/" + customer + "/potential-inputs"), said);
    }

    private ResultActions record(String said, String key) throws Exception {
        return send(post("/api/customers/" + customer + "/potential-inputs").header("Idempotency-Key", key), said);
    }

    private ResultActions withdraw(long input, String reason) throws Exception {
        return send(post("/api/potential-inputs/" + input + "/withdrawal"), "{\"reason\": \"" + reason + "\"}");
    }

    private ResultActions potential(String query) throws Exception {
        return http.perform(
                        get("/api/customers/" + customer + "/potential" + query).with(As.admin()))
                .andExpect(status().isOk());
    }

    private ResultActions history(String query) throws Exception {
        return http.perform(get("/api/customers/" + customer + "/potential-inputs" + query)
                        .with(As.admin()))
                .andExpect(status().isOk());
    }

    private ResultActions send(MockHttpServletRequestBuilder request, String body) throws Exception {
        return http.perform(
                request.with(As.admin()).contentType(MediaType.APPLICATION_JSON).content(body));
    }

    private static String body(ResultActions done) throws Exception {
        return done.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
