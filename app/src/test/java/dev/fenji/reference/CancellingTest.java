package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockMultipartFile;

/** Imports and runs that somebody calls off over HTTP. */
@DatabaseTest
@Import(Company.class)
class CancellingTest {
    private static final int ORDERS = 30_000;
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
    private static final String MAPPING = """
            {"kind": "ORDER_LINES", "source": "shop", "constants": {"currency": "EUR"},
             "columns": {"document": "no", "occurredAt": "day", "customerKey": "who", "productKey": "item", "quantity": "qty",
                         "unitPrice": "price"}}""";

    @Autowired
    Company company;

    @BeforeEach
    void startEmpty() throws Exception {
        company.startEmpty("EUR", "Europe/Berlin");
        company.mapping("shop", MAPPING);
    }

    @Test
    void aCancelledImportLeavesWholeOrdersAndGoesOnWhereItStopped() throws Exception {
        byte[] file = orders().getBytes(StandardCharsets.UTF_8);
        String started = company.body(multipart("/api/imports")
                .file(new MockMultipartFile("file", "orders.csv", "text/csv", file))
                .param("mappingName", "shop"));
        String address = "/api/imports/" + JsonPath.<Integer>read(started, "$[0].id");
        company.http.perform(post(address + "/cancel").with(As.admin())).andExpect(status().is2xxSuccessful());
        String report = company.await(address);
        assertThat(JsonPath.<String>read(report, "$.state")).as(report).isEqualTo("CANCELLED");
        assertThat(halfOrders()).isZero();
        assertThat(lines()).isLessThan(2 * ORDERS);

        company.http.perform(post(address + "/resume").with(As.admin())).andExpect(status().is2xxSuccessful());
        assertThat(JsonPath.<String>read(company.await(address), "$.state")).isEqualTo("DONE");
        assertThat(lines()).isEqualTo(2 * ORDERS);
        assertThat(halfOrders()).isZero();
        company.http
                .perform(post(address + "/cancel").with(As.admin()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").isNotEmpty());
    }

    @Test
    void aCancelledRunLeavesNothing() throws Exception {
        company.importText("shop", orders());
        company.run(DAY, null);
        long assignments = count("select count(*) from assignment");
        String under = company.start(DAY.plusMonths(1), null);
        String waiting = company.start(DAY.plusMonths(2), null);
        for (String address : new String[] {waiting, under}) {
            int status = company.http
                    .perform(post(address + "/cancel").with(As.admin()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).isIn(200, 409);
            String report = company.await(address);
            assertThat(JsonPath.<String>read(report, "$.state")).isEqualTo(status == 200 ? "CANCELLED" : "DONE");
        }
        assertThat(JsonPath.<String>read(company.await(waiting), "$.state")).isEqualTo("CANCELLED");
        if (JsonPath.<String>read(company.await(under), "$.state").equals("CANCELLED")) {
            assertThat(count("select count(*) from assignment")).isEqualTo(assignments);
            assertThat(company.jdbc.queryForObject("select as_of from metric_state", LocalDate.class))
                    .isEqualTo(DAY);
        }
        assertThat(company.jdbc.queryForObject(
                        "select count(*) from calibration where as_of = ?", Long.class, DAY.plusMonths(2)))
                .isZero();
    }

    private static String orders() {
        StringBuilder file = new StringBuilder("no,day,who,item,qty,price\n");
        for (int i = 0; i < ORDERS; i++) {
            String head = i + "," + LocalDate.of(2024, 1, 1).plusDays(i % 150) + ",K" + i % 700;
            file.append(head).append(",mug,1,2.50\n").append(head).append(",jug,2,7\n");
        }
        return file.toString();
    }

    private long halfOrders() {
        return count("select count(*) from (select document_id from sales_line group by 1 having count(*) <> 2) half");
    }

    private long lines() {
        return count("select count(*) from sales_line");
    }

    private long count(String sql) {
        Long count = company.jdbc.queryForObject(sql, Long.class);
        return count == null ? 0 : count;
    }
}
