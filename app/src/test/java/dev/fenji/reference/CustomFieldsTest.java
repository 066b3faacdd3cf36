package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.DatabaseTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** A company's own customer attributes, from the file into a policy's criteria and scope, ranking groups, and the list's filter. */
@DatabaseTest
@Import(Company.class)
class CustomFieldsTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);

    private static final String POLICY = """
            {"document": {"slug": "service", "title": {"en": "Service", "zh": "服务"}, "windowMonths": 12, "value": "net_revenue",
             "requiresPurchase": false,
             "scope": {"all": [{"field": "custom.partner", "op": "eq", "value": true},
                               {"field": "custom.since", "op": "lt", "value": "2020-01-01"}]},
             "method": {"kind": "scorecard", "minCoverage": 0.5, "criteria": [
               {"id": "seats", "title": {"en": "Seats", "zh": "席位"}, "field": "custom.seats/users", "weight": 60,
                "scoring": {"kind": "bands", "bands": [{"to": 10, "points": 0}, {"from": 10, "to": 50, "points": 50}, {"from": 50, "points": 100}]}},
               {"id": "line", "title": {"en": "Line", "zh": "产品线"}, "field": "custom.line", "weight": 40,
                "scoring": {"kind": "choice", "points": {"Road": 100, "Mountain": 25}}}]},
             "tiers": [{"id": "A", "title": {"en": "A", "zh": "A"}, "enter": 70}, {"id": "B", "title": {"en": "B", "zh": "B"}, "enter": 40},
                       {"id": "C", "title": {"en": "C", "zh": "C"}}]}}""";

    @Autowired
    Company company;

    @Test
    void countInScorecardsScopesAndFilters() throws Exception {
        company.startEmpty("EUR", "Europe/Berlin");
        company.mapping("own-fields", """
                {"kind": "CUSTOMERS", "source": "shop", "columns": {"customerKey": "id", "attribute.seats/users": "seats",
                 "attribute.line": "line", "attribute.partner": "partner", "attribute.since": "since"}}""");
        company.importText("own-fields", """
                id,seats,line,partner,since
                best,50,Road,true,2019-12-31
                edge,10,Road,true,2001-01-01
                poor,9.99,Mountain,true,2001-01-01
                half,50,,true,2001-01-01
                other,10,Touring,true,2001-01-01
                bare,,Mountain,true,2001-01-01
                late,50,Road,true,2020-01-01
                stranger,50,Road,false,2001-01-01
                unsaid,50,Road,,2001-01-01
                """);
        company.run(DAY, null);
        company.body(Company.json(post("/api/policies"), POLICY));
        company.body(post("/api/policies/service/publish"));
        company.run(DAY, null);

        // (60·100 + 40·100)/100 · (60·50 + 40·100)/100 · (0 + 40·25)/100 · 60·100/60 · 60·50/60; 40 of 100 known is too
        // little
        assertThat(tiers())
                .isEqualTo(Map.of("best", "A 100", "edge", "A 70", "poor", "C 10", "half", "A 100", "other", "B 50"));
        assertThat(found("{\"field\": \"custom.seats/users\", \"op\": \"lt\", \"value\": 10}"))
                .containsExactly("poor");
        assertThat(found("{\"field\": \"custom.line\", \"op\": \"is_unknown\"}"))
                .containsExactly("half");
        assertThat(found("{\"field\": \"custom.partner\", \"op\": \"eq\", \"value\": false}"))
                .containsExactly("stranger");
        assertThat(found("{\"field\": \"custom.since\", \"op\": \"ge\", \"value\": \"2020-01-01\"}"))
                .containsExactly("late");
    }

    private Map<String, String> tiers() {
        Map<String, String> tiers = new TreeMap<>();
        company.jdbc.query("""
                select c.external_key, a.tier, a.score from latest_assignment a join policy p on p.id = a.policy_id
                join customer c on c.id = a.customer_id where p.slug = 'service' and a.tier is not null""", row -> {
            tiers.put(row.getString(1), row.getString(2) + " " + PlainLadders.plain(row.getBigDecimal(3)));
        });
        return tiers;
    }

    /** Keys of the customers that a list with this filter holds, once the list has caught up with the run. */
    private List<String> found(String filter) throws Exception {
        Instant end = Instant.now().plusSeconds(60);
        // Before the first list is made there is no day at all.
        while (!DAY.toString().equals(JsonPath.read(company.body(get("/api/overview")), "$.asOf"))
                && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        String page = company.body(Company.json(
                post("/api/customer-search"), "{\"columns\": [\"external_key\"], \"filter\": %s}".formatted(filter)));
        return JsonPath.read(page, "$.items[*].external_key");
    }
}
