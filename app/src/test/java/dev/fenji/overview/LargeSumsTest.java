package dev.fenji.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.insight.Insights;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** The largest amounts that can be stored add up to more than one of them. */
@DatabaseTest
class LargeSumsTest {
    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aCustomerOfManyLargeOrdersIsListedWithItsSum() throws Exception {
        for (int i = 0; i < 4; i++) {
            http.perform(post("/api/orders")
                            .with(As.admin())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("""
                                    {"source": "state", "number": "L%d", "customerKey": "treasury",
                                     "occurredAt": "2024-12-01T10:00:00Z",
                                     "lines": [{"productKey": "bond", "quantity": 1, "unitPrice": "900000000000"}]}""".formatted(i)))
                    .andExpect(status().isCreated());
        }
        Runs.run(insights, LocalDate.of(2025, 1, 1));

        List<BigDecimal> listed = List.of();
        for (int i = 0; i < 300 && listed.isEmpty(); i++) {
            Thread.sleep(100);
            listed = jdbc.queryForList(
                    "select net_revenue from customer_overview where net_revenue is not null", BigDecimal.class);
        }
        assertThat(listed).singleElement().satisfies(sum -> assertThat(sum).isEqualByComparingTo("3600000000000"));
    }
}
