package dev.fenji.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
class SalesApiTest {

    @Autowired
    MockMvc http;

    @Test
    void createsACustomerOnceForOneIdempotencyKey() throws Exception {
        var body = """
                {"name": "Alfreds Futterkiste", "type": "ORGANISATION", "country": "Deutschland", "creditLimit": "1234.5",
                 "tags": ["fair"], "attributes": {"paymentDays": 30}}
                """;
        var first = create("/api/customers", body, "key-1");
        var again = create("/api/customers", body, "key-1");

        assertThat(JsonPath.<Integer>read(again, "$.id")).isEqualTo(JsonPath.<Integer>read(first, "$.id"));
        assertThat(JsonPath.<String>read(first, "$.country")).isEqualTo("DE");
        assertThat(JsonPath.<String>read(first, "$.creditLimit")).isEqualTo("1234.50");
        assertThat(JsonPath.<Integer>read(first, "$.attributes.paymentDays")).isEqualTo(30);
        http.perform(json(post("/api/customers"), "{\"name\": \"Other\"}").header("Idempotency-Key", "key-1"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("shared/idempotency-key-reused"));
    }

    @Test
    void saysAllThatIsWrongWithAChangeAtOnceAndInTheReadersLanguage() throws Exception {
        var id = customer("patchy");

        http.perform(json(patch("/api/customers/" + id), """
                                {"name": "", "creditLimit": "lots", "colour": "red", "currency": "euro"}
                                """).locale(Locale.CHINESE))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems.length()").value(4))
                .andExpect(jsonPath("$.problems[?(@.place == 'colour')].detail").value("客户没有可修改的字段 colour。"));
        http.perform(json(patch("/api/customers/" + id), "{\"city\": \"Ulm\", \"country\": \"EIRE\"}"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.city").value("Ulm"))
                .andExpect(jsonPath("$.country").value("IE"));
        http.perform(json(patch("/api/customers/" + id), "{\"city\": null}"))
                .andExpect(jsonPath("$.city").doesNotExist());
    }

    @Test
    void refusesACircleOfParents() throws Exception {
        var top = customer("top");
        var below = customer("below");
        http.perform(json(patch("/api/customers/" + below), "{\"parentId\": %s}".formatted(top)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.parentName").value("top"));

        http.perform(json(patch("/api/customers/" + top), "{\"parentId\": %s}".formatted(below)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[0].slug").value("customer/parent-in-circle"));
    }

    @Test
    void recordsAnOrderAndTellsTheOthersOnce(Scenario scenario) throws Exception {
        var id = customer("buyer");
        var body = order("A-1", id, "2026-03-10T10:00:00Z", "2.50");
        scenario.stimulate(() -> unchecked(() -> create("/api/orders", body, "order-1")))
                .andWaitForEventOfType(OrdersRecorded.class)
                .toArriveAndVerify(event -> assertThat(event.customerIds()).containsExactly(id));

        var again = create("/api/orders", body, "order-2");
        assertThat(JsonPath.<String>read(again, "$.amount")).isEqualTo("5.00");
        assertThat(JsonPath.<String>read(again, "$.rateSource")).isEqualTo("same");
        assertThat(JsonPath.<Integer>read(again, "$.lines.length()")).isEqualTo(1);

        http.perform(json(post("/api/orders"), order("A-1", id, "2026-03-10T10:00:00Z", "9.99")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("sales/order-exists"));
        http.perform(json(get("/api/customers/%d/orders".formatted(id)), ""))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].lineCount").value(1));
    }

    @Test
    void pagesThroughOrdersFromTheLatestBack() throws Exception {
        var id = customer("regular");
        for (int day = 10; day < 15; day++) {
            create("/api/orders", order("R-" + day, id, "2026-03-%dT10:00:00Z".formatted(day), "1"), "r" + day);
        }

        var first = body(get("/api/customers/%d/orders?limit=3".formatted(id)));
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].number")).containsExactly("R-14", "R-13", "R-12");
        var second = body(get("/api/customers/%d/orders".formatted(id))
                .param("cursor", JsonPath.<String>read(first, "$.nextCursor")));
        assertThat(JsonPath.<List<String>>read(second, "$.items[*].number")).containsExactly("R-11", "R-10");
        http.perform(get("/api/customers/%d/orders?cursor=x".formatted(id)).with(As.admin()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void refusesWhatCannotBeConvertedAndKeepsNothingOfIt() throws Exception {
        var id = customer("foreign");

        http.perform(json(
                        post("/api/orders"),
                        order("F-1", id, "2026-03-10T10:00:00Z", "1")
                                .replace("\"currency\": \"EUR\"", "\"currency\": \"XAU\"")))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("sales/missing-rate"))
                .andExpect(jsonPath("$.values.base").value("EUR"));
        http.perform(json(post("/api/orders"), order("F-2", 987654321, "2026-03-10T10:00:00Z", "1")))
                .andExpect(jsonPath("$.slug").value("sales/no-such-customer"));
        http.perform(get("/api/exchange-rates/XAU?day=2026-03-10").with(As.admin()))
                .andExpect(jsonPath("$.slug").value("sales/missing-rate"));
    }

    @Test
    void showsSalesThatNameNobody() throws Exception {
        create("/api/orders", order("U-1", 0, "2026-03-10T10:00:00Z", "3").replace("\"customerId\": 0,", ""), "u1");

        http.perform(get("/api/unattributed").with(As.admin()))
                .andExpect(jsonPath("$.documents").value(1))
                .andExpect(jsonPath("$.amountBase").value("6.00"))
                .andExpect(jsonPath("$.firstOn").value("2026-03-10"));
        http.perform(get("/api/unattributed/orders").with(As.admin()))
                .andExpect(jsonPath("$.items[0].number").value("U-1"));
    }

    @Test
    void letsAViewerReadAndNothingElse() throws Exception {
        http.perform(get("/api/products").with(As.viewer())).andExpect(status().isOk());
        http.perform(json(put("/api/countries/aliases"), "{\"given\": \"Atlantis\"}")
                        .with(As.viewer()))
                .andExpect(status().isForbidden());
        http.perform(json(put("/api/countries/aliases"), "{\"given\": \"Atlantis\", \"country\": \"QQ\"}"))
                .andExpect(status().isUnprocessableContent());
    }

    private static String order(String number, long customer, String at, String price) {
        return """
                {"source": "web", "number": "%s", "customerId": %d, "occurredAt": "%s", "currency": "EUR",
                 "lines": [{"productKey": "mug", "description": "Mug", "quantity": 2, "unitPrice": %s}]}
                """.formatted(number, customer, at, price);
    }

    private long customer(String name) throws Exception {
        Integer id = JsonPath.read(create("/api/customers", "{\"name\": \"%s\"}".formatted(name), "c-" + name), "$.id");
        return id;
    }

    private String create(String path, String body, String key) throws Exception {
        return http.perform(json(post(path), body).header("Idempotency-Key", key))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(As.admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.with(As.admin()).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
