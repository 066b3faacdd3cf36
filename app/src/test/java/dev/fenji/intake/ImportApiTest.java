package dev.fenji.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@DatabaseTest
@Import(ImportFixture.class)
class ImportApiTest {

    private static final String FILE = "InvoiceNo;StockCode;Menge;InvoiceDate;UnitPrice;CustomerID;Country\n"
            + "1;85123A;6;01.12.2010 08:26;2,55;17850;EIRE\n"
            + "C2;85123A;-6;02.12.2010 08:26;2,55;17850;EIRE\n"
            + "3;=EVIL();1;sometime;1,00;;Narnia\n"
            + "4;POST;1;03.12.2010 09:00;18,00;17851;Germany\n".repeat(30);

    private static final String MAPPING = """
            {"kind": "ORDER_LINES", "source": "web", "decimal": "COMMA", "dateFormats": ["d.M.yyyy H:mm"],
             "columns": {"document": "InvoiceNo", "productKey": "StockCode", "quantity": "Menge", "occurredAt": "InvoiceDate",
                         "unitPrice": "UnitPrice", "customerKey": "CustomerID", "country": "Country"},
             "constants": {"currency": "EUR"}, "creditNote": {"by": "PREFIX", "value": "C"},
             "nonGoods": {"codes": ["POST"]}}""";

    @Autowired
    ImportFixture company;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void startEmpty() {
        company.startEmpty();
    }

    @Test
    void fromTheFileToTheReportAndOutOfQuarantine() throws Exception {
        String uploaded = body(upload(FILE)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.delimiter").value(";"))
                .andExpect(jsonPath("$.charset").value("UTF-8"))
                .andExpect(jsonPath("$.columns[0].guess").value("document"))
                .andExpect(jsonPath("$.columns[0].samples[0]").value("1"))
                .andExpect(jsonPath("$.draft.decimal").value("COMMA")));
        String fileId = JsonPath.read(uploaded, "$.fileId");

        json("/api/imports/preview", order(fileId))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[1].values.kind").value("CREDIT_NOTE"))
                .andExpect(jsonPath("$.rows[1].values.amount").value("-15.30"))
                .andExpect(jsonPath("$.rows[2].problems[0].slug").value("intake/not-a-date"))
                .andExpect(jsonPath("$.rows[2].problems[0].hint").isNotEmpty())
                .andExpect(jsonPath("$.rows[3].values.goods").value(false));

        int id = JsonPath.read(body(json("/api/imports", order(fileId)).andExpect(status().isAccepted())), "$.id");
        company.imports.await(id, Duration.ofMinutes(1));
        mvc.perform(get("/api/imports/" + id).with(As.viewer()).header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.state").value("DONE"))
                .andExpect(jsonPath("$.counts.linesNew").value(32))
                .andExpect(jsonPath("$.counts.quarantined").value(1))
                .andExpect(jsonPath("$.problems[0].detail").value("列 InvoiceDate 中的“sometime”不符合映射中的任何日期格式。"));

        String csv =
                body(mvc.perform(get("/api/imports/" + id + "/quarantine.csv").with(As.admin())));
        assertThat(csv)
                .startsWith("\ufeffFenji row,InvoiceNo")
                .contains("4,3,'=EVIL(),1,sometime")
                .contains("no date in any format");

        String corrected = csv.replace("sometime", "03.12.2010 10:00").replace("'=EVIL()", "MUG");
        mvc.perform(multipart("/api/imports/" + id + "/quarantine/file")
                        .file(new MockMultipartFile(
                                "file", "q.csv", "text/csv", corrected.getBytes(StandardCharsets.UTF_8)))
                        .with(As.admin()))
                .andExpect(status().isAccepted());
        ImportReport after = company.imports.await(id, Duration.ofMinutes(1));
        assertThat(after.counts().quarantined()).isZero();
        assertThat(company.stored()).contains("3 P - 1 1");
        mvc.perform(get("/api/imports?limit=1").with(As.viewer()))
                .andExpect(jsonPath("$.items.length()").value(1));
    }

    @Test
    void anOrderLineNamesNoParentSoThatNoCircleCanComeFromIt() throws Exception {
        String fileId = JsonPath.read(body(upload(FILE)), "$.fileId");
        json("/api/imports", order(fileId).replace("\"country\": \"Country\"", "\"parentKey\": \"Country\""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.problems[?(@.place == 'columns.parentKey')].slug")
                        .value("intake/unknown-target"));
    }

    @Test
    void saysEverythingWrongWithAMappingAtOnce() throws Exception {
        String fileId = JsonPath.read(body(upload(FILE)), "$.fileId");
        json("/api/imports", """
                {"fileId": "%s", "mapping": {"kind": "ORDER_LINES", "source": "", "columns": {"document": "Nope", "nonsense": "Country"}}}""".formatted(fileId))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.slug").value("intake/mapping-invalid"))
                .andExpect(jsonPath("$.problems[?(@.place == 'columns.nonsense')].slug")
                        .value("intake/unknown-target"))
                .andExpect(jsonPath("$.problems[?(@.place == 'columns.occurredAt')].slug")
                        .value("intake/unmapped-field"));
    }

    @Test
    void aRefusedFileIsMappedAgainWithoutSendingItTwice() throws Exception {
        String fileId = JsonPath.read(body(upload(FILE)), "$.fileId");
        String wrong = order(fileId).replace("d.M.yyyy H:mm", "yyyy/M/d");
        int refused = JsonPath.read(body(json("/api/imports", wrong)), "$.id");
        company.imports.await(refused, Duration.ofMinutes(1));
        mvc.perform(get("/api/imports/" + refused).with(As.viewer()))
                .andExpect(jsonPath("$.state").value("REFUSED"))
                .andExpect(jsonPath("$.canMapAgain").value(true));

        mvc.perform(get("/api/imports/" + refused + "/file").with(As.viewer())).andExpect(status().isForbidden());
        String again = body(mvc.perform(get("/api/imports/" + refused + "/file").with(As.admin())));
        assertThat(JsonPath.<String>read(again, "$.fileId")).isEqualTo(fileId);
        assertThat(JsonPath.<String>read(again, "$.draft.dateFormats[0]")).isEqualTo("yyyy/M/d");
        assertThat(JsonPath.<String>read(again, "$.draft.columns.quantity")).isEqualTo("Menge");
        assertThat(JsonPath.<String>read(again, "$.columns[0].samples[0]")).isEqualTo("1");

        int done = JsonPath.read(body(json("/api/imports", order(fileId))), "$.id");
        assertThat(company.imports.await(done, Duration.ofMinutes(1)).counts().linesNew())
                .isEqualTo(32);
    }

    @Test
    void aFileThatHasBeenClearedAwayIsNotOfferedAgain() throws Exception {
        String fileId = JsonPath.read(body(upload(FILE)), "$.fileId");
        int id = JsonPath.read(body(json("/api/imports", order(fileId))), "$.id");
        company.imports.await(id, Duration.ofMinutes(1));
        company.jdbc.sql("update import_file set removed_at = now()").update();

        mvc.perform(get("/api/imports/" + id).with(As.viewer()))
                .andExpect(jsonPath("$.canMapAgain").value(false));
        mvc.perform(get("/api/imports/" + id + "/file").with(As.admin()))
                .andExpect(status().isGone())
                .andExpect(jsonPath("$.slug").value("intake/file-gone"));
        mvc.perform(get("/api/imports/999999/file").with(As.admin()))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.slug").value("intake/no-such-import"));
    }

    @Test
    void savesMappingsAndSuggestsThemForFilesWithTheirColumns() throws Exception {
        mvc.perform(put("/api/mappings/our-shop")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(MAPPING))
                .andExpect(status().isOk());
        upload(FILE).andExpect(jsonPath("$.suggestedMapping").value("our-shop"));
        mvc.perform(put("/api/mappings/online-retail")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(MAPPING))
                .andExpect(status().isConflict());
        mvc.perform(get("/api/mappings/targets").with(As.viewer()))
                .andExpect(jsonPath("$[0].fields[0].title.zh").value("单据号"));
        mvc.perform(put("/api/mappings/x")
                        .with(As.viewer())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(MAPPING))
                .andExpect(status().isForbidden());
    }

    @Test
    void aProgramSendsFileAndMappingInOneRequestAndMayRepeatIt() throws Exception {
        mvc.perform(put("/api/mappings/our-shop")
                .with(As.admin())
                .contentType(MediaType.APPLICATION_JSON)
                .content(MAPPING));
        List<Integer> first = ids(oneShot());
        List<Integer> second = ids(oneShot());
        assertThat(second).isEqualTo(first);
        ImportReport report = company.imports.await(first.getFirst(), Duration.ofMinutes(1));
        assertThat(report.counts().linesNew()).isEqualTo(32);
    }

    private ResultActions oneShot() throws Exception {
        return mvc.perform(multipart("/api/imports")
                .file(new MockMultipartFile("file", "orders.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)))
                .param("mappingName", "our-shop")
                .header("Idempotency-Key", "k1")
                .with(As.admin()));
    }

    private static List<Integer> ids(ResultActions answer) throws Exception {
        return JsonPath.read(body(answer.andExpect(status().isAccepted())), "$[*].id");
    }

    private ResultActions upload(String text) throws Exception {
        return mvc.perform(multipart("/api/imports/files")
                .file(new MockMultipartFile("file", "orders.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .with(As.admin()));
    }

    private ResultActions json(String path, String body) throws Exception {
        return mvc.perform(post(path)
                .with(As.admin())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String order(String fileId) {
        return "{\"fileId\": \"%s\", \"mapping\": %s}".formatted(fileId, MAPPING);
    }

    private static String body(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
