package dev.fenji.insight.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.Runs;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;

/** Models over HTTP: what the pages ask for, before and after a run, and in lists. */
@DatabaseTest
class ModelApiTest {
    private static final LocalDate FROM = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 600;

    @Autowired
    MockMvc http;

    @Autowired
    Insights insights;

    @Autowired
    DataSource postgres;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void empty() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        Patiently.execute(
                jdbc,
                "truncate metric_row, metric_state, run, model_fit, customer_worth, worth_state, churn_fit cascade");
        jdbc.update("update model_settings set document = null");
        insights.dropCopy();
    }

    @Test
    void beforeTheFirstRunThereIsNothingToSayAndNoError() throws Exception {
        var sales = new SimulatedSales(1, FROM, DAYS);
        long customer = sales.customer("DE", "{}");
        sales.store(postgres);

        http.perform(get("/api/models").with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.scopes").isEmpty());
        http.perform(get("/api/customers/{id}/worth", customer).with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.worth").doesNotExist());
        http.perform(get("/api/models/report").with(As.viewer())).andExpect(status().isNotFound());
        http.perform(get("/api/customers/{id}/worth", customer + 1).with(As.viewer()))
                .andExpect(status().isNotFound());
    }

    @Test
    void pagesFindFitGradeAndCustomers() throws Exception {
        new SimulatedSales(2, FROM, DAYS).buyers(800).store(postgres);
        run();

        http.perform(get("/api/models").with(As.viewer()))
                .andExpect(jsonPath("$.asOf").value(FROM.plusDays(DAYS).toString()))
                .andExpect(jsonPath("$.scopes[0].scope").value("all"))
                .andExpect(jsonPath("$.scopes[0].customers").value(800));
        http.perform(get("/api/models/report").param("scope", "all").with(As.viewer()))
                .andExpect(jsonPath("$.report.purchases.parameters[0].name").value("r"))
                .andExpect(jsonPath("$.report.tracking.actual").isNotEmpty())
                .andExpect(jsonPath("$.report.aliveMap.alive[0]").isArray())
                .andExpect(jsonPath("$.report.clv.counts").isNotEmpty())
                .andExpect(jsonPath("$.report.grade.purchases.rules.length()").value(4))
                .andExpect(jsonPath("$.report.churn.learnedFrom.chosen").isNotEmpty())
                .andExpect(jsonPath("$.report.provenance.settings").isNotEmpty());
        Long customer = jdbc.queryForObject(
                "select customer_id from customer_worth where churn_risk is not null order by clv desc limit 1",
                Long.class);
        http.perform(get("/api/customers/{id}/worth", customer).with(As.viewer()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.worth.values.clv").isNotEmpty())
                .andExpect(jsonPath("$.worth.ahead.periods.length()").value(3))
                .andExpect(jsonPath("$.worth.nextOrder.amount").isNumber())
                .andExpect(jsonPath("$.worth.risk.factors").isNotEmpty())
                .andExpect(jsonPath("$.worth.purchases").isNotEmpty())
                .andExpect(jsonPath("$.worth.alive[0].alive").isNumber());
    }

    @Test
    void metricsOfACustomerNameTheForecasts() throws Exception {
        new SimulatedSales(3, FROM, DAYS).buyers(300).store(postgres);
        run();

        http.perform(get("/api/customers/{id}/metrics", 1).with(As.viewer()))
                .andExpect(jsonPath("$.values.clv").isString())
                .andExpect(jsonPath("$.values.p_alive").isString());
        http.perform(get("/api/customers/{id}/metrics", 1)
                        .param("asOf", FROM.plusDays(DAYS - 30).toString())
                        .with(As.viewer()))
                .andExpect(jsonPath("$.values.clv").isEmpty());
    }

    @Test
    void attributesThatSayWhoLeftMakeAContractualRisk() throws Exception {
        var sales = new SimulatedSales(4, FROM, DAYS);
        for (int i = 0; i < 600; i++) {
            boolean left = i % 3 == 0;
            // Those on monthly contracts leave more often, and tenure says a little.
            String contract = i % 3 == 0 || i % 7 == 0 ? "monthly" : "yearly";
            sales.customer(
                    "DE",
                    "{\"churned\":\"%s\",\"contract\":\"%s\",\"months\":\"%d\"}"
                            .formatted(left ? "Yes" : "No", contract, left ? i % 11 : i % 40));
        }
        sales.store(postgres);
        http.perform(put("/api/models/settings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("0.1", "custom.churned"))
                        .with(As.analyst()))
                .andExpect(status().isOk());
        InsightRun run = Runs.withModels(insights, FROM.plusDays(DAYS));
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);

        assertThat(jdbc.queryForObject(
                        "select count(*) from customer_worth where churn_risk is not null", Integer.class))
                .isEqualTo(400);
        assertThat(jdbc.queryForObject("""
                        select avg(w.churn_risk) filter (where c.attributes ->> 'contract' = 'monthly')
                             > avg(w.churn_risk) filter (where c.attributes ->> 'contract' = 'yearly')
                        from customer_worth w join customer c on c.id = w.customer_id\
                        """, Boolean.class)).isTrue();
        http.perform(get("/api/models/report").with(As.viewer()))
                .andExpect(jsonPath("$.refusal.slug").value("insight/model-no-purchases"))
                .andExpect(jsonPath("$.report.churn.labelField").value("custom.churned"));
    }

    @Test
    void settingsAreCheckedAuditedAndNotForEverybody() throws Exception {
        http.perform(put("/api/models/settings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("1.5", null))
                        .with(As.analyst()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.values.field").value("discountRate"));
        http.perform(put("/api/models/settings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("0.1", null))
                        .with(As.viewer()))
                .andExpect(status().isForbidden());
        http.perform(put("/api/models/settings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(settings("0.12", null))
                        .with(As.analyst()))
                .andExpect(status().isOk());
        http.perform(get("/api/models/settings").with(As.viewer()))
                .andExpect(jsonPath("$.discountRate").value("0.12"))
                .andExpect(jsonPath("$.changedBy").isNotEmpty());
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where kind = 'models.settings-changed'", Integer.class))
                .isPositive();
    }

    private void run() {
        InsightRun run = Runs.withModels(insights, FROM.plusDays(DAYS));
        assertThat(run.state()).as("%s", run.error()).isEqualTo(RunState.DONE);
    }

    private static String settings(String discountRate, @Nullable String label) {
        return """
            {"basis": "MARGIN", "marginShare": 0.3, "horizonDays": 730, "discountRate": %s, "costToServePerYear": 2,
             "churnLostAfterDays": 120, "churnWindowDays": 60, "churnLabelField": %s}\
            """.formatted(discountRate, label == null ? "null" : "\"" + label + "\"");
    }
}
