package dev.fenji.intake;

import static dev.fenji.intake.ImportFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.DecimalStyle;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.FileLook;
import dev.fenji.intake.run.FileStore;
import dev.fenji.intake.spi.RecordRows;
import dev.fenji.intake.spi.RecordSet;
import dev.fenji.intake.spi.SourceConnector;
import dev.fenji.test.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@DatabaseTest
@Import(ImportFixture.class)
class ImportingOtherKindsTest {

    @Autowired
    ImportFixture company;

    @Autowired
    FileLook looks;

    @BeforeEach
    void startEmpty() {
        company.startEmpty();
    }

    @Test
    void chineseCustomersFromGb18030WithCustomFields() throws Exception {
        byte[] file = "客户编号;客户名称;国家;等级分\nK1;北京华联商厦;中国;12,5\nK2;上海第一百货;中国;\n".getBytes(Charset.forName("GB18030"));
        Mapping mapping = Mapping.plain(
                        Kind.CUSTOMERS,
                        "crm",
                        Map.of(
                                "customerKey",
                                "客户编号",
                                "customerName",
                                "客户名称",
                                "country",
                                "国家",
                                "attribute.score",
                                "等级分"),
                        Map.of("customerType", "企业"))
                .read(List.of("ISO"), DecimalStyle.COMMA, CreditNote.NONE);

        ImportReport report = company.ended(company.imports
                .start(company.upload("客户.csv", file), List.of(mapping))
                .getFirst());

        assertThat(report.counts().recordsStored()).isEqualTo(2);
        assertThat(report.counts().customersNew()).isEqualTo(2);
        assertThat(company.jdbc
                        .sql("select concat_ws(' ', external_key, name, country, type) from customer order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("K1 北京华联商厦 CN ORGANISATION", "K2 上海第一百货 CN ORGANISATION");
    }

    @Test
    void titlesAboveTheHeaderAreFoundAndSkipped() throws Exception {
        String text = "Sales of January\n\norder,date,customer,item,qty,price\n1,2024-01-05,c1,p1,2,3\n";
        FileLook.Look look = looks.look(company.upload("report.csv", text), FileLook.Dialect.DETECTED);

        assertThat(look.draft().skipRows()).isEqualTo(1);
        assertThat(look.columns())
                .extracting(FileLook.Column::name)
                .containsExactly("order", "date", "customer", "item", "qty", "price");
        assertThat(company.run(text, lines().skipping(1)).counts().linesNew()).isEqualTo(1);
    }

    @Test
    void wholeOrdersFromAWorkbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Orders");
            String[] header = {"Order No", "Order Date", "Customer ID", "Total"};
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, 7);
            sheet.value(1, 1, LocalDate.of(2024, 3, 1));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, "alice");
            sheet.value(1, 3, 99.9);
        }
        Mapping mapping = Mapping.plain(
                Kind.ORDERS,
                "shop",
                Map.of(
                        "document",
                        "Order No",
                        "occurredAt",
                        "Order Date",
                        "customerKey",
                        "Customer ID",
                        "amount",
                        "Total"),
                Map.of("currency", "EUR"));

        company.ended(company.imports
                .start(company.upload("o.xlsx", bytes.toByteArray()), List.of(mapping))
                .getFirst());

        assertThat(company.stored()).containsExactly("7 P alice 1 99.9");
        assertThat(company.jdbc
                        .sql("select occurred_on from sales_document")
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2024, 3, 1));
    }

    @Test
    void theHistoryOfTheEuropeanCentralBank() throws Exception {
        String file = "Date,USD,JPY,BGN,\n2024-01-05,1.0921,158.80,N/A,\n2024-01-04,1.0953,158.04,1.9558,\n";

        ImportReport report = company.ended(company.imports
                .start(company.upload("eurofxref-hist.csv", file), List.of(preset("ecb-rates")))
                .getFirst());

        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(company.count("rate")).isEqualTo(5);
    }

    @Autowired
    dev.fenji.intake.run.Mappings mappings;

    private Mapping preset(String name) {
        return mappings.get(name);
    }

    /** A made-up source of two sets, as a database would be. */
    private record Made(Map<String, List<@Nullable String[]>> tables) implements SourceConnector {

        @Override
        public String source() {
            return "made";
        }

        @Override
        public List<RecordSet> recordSets() {
            return List.of(
                    new RecordSet("customers", "CUSTOMERS"),
                    new RecordSet("contacts", "CONTACTS"),
                    new RecordSet("lines", "ORDER_LINES"));
        }

        @Override
        public RecordRows open(RecordSet set) {
            List<@Nullable String[]> rows = tables.getOrDefault(set.name(), List.of());
            Iterator<@Nullable String[]> left = rows.subList(1, rows.size()).iterator();
            List<String> columns = new ArrayList<>();
            for (@Nullable String column : rows.getFirst()) {
                columns.add(String.valueOf(column));
            }
            return new RecordRows() {
                @Override
                public List<String> columns() {
                    return columns;
                }

                @Override
                public @Nullable String @Nullable [] next() {
                    return left.hasNext() ? left.next() : null;
                }

                @Override
                public void close() {
                    // Nothing is open.
                }
            };
        }
    }

    @Test
    void aConnectorTakesTheSamePathAsAFile() throws Exception {
        Made made = new Made(Map.of(
                "customers",
                List.of(
                        new String[] {"key", "name", "country", "attribute.rep"},
                        new String[] {"1", "Atelier", "France", "Ann"}),
                "contacts",
                List.of(new String[] {"customerKey", "key", "name"}, new String[] {"1", "1", "Carine"}),
                "lines",
                List.of(
                        new String[] {
                            "document",
                            "kind",
                            "customerKey",
                            "occurredAt",
                            "currency",
                            "original",
                            "productKey",
                            "quantity",
                            "unitPrice",
                            "amount"
                        },
                        new String[] {"10", "PURCHASE", "1", "2024-01-01", "EUR", null, "S10", "2", "5", "10"},
                        new String[] {"10", "CREDIT_NOTE", "1", "2024-01-01", "EUR", "10", "S10", "-2", "5", "-10"})));

        List<Long> ids = company.imports.start(made);
        for (long id : ids) {
            assertThat(company.ended(id).state()).isEqualTo(State.DONE);
        }

        assertThat(company.count("contact")).isEqualTo(1);
        assertThat(company.stored()).containsExactly("10 C 1 -2 -10", "10 P 1 2 10");
        assertThat(company.jdbc
                        .sql("select count(*) from sales_document where original_document_id is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void northwindAsAZipOfItsFiles() throws Exception {
        List<Path> paths = List.of(
                SharedData.file("northwind/customers.csv.gz"),
                SharedData.file("northwind/products.csv.gz"),
                SharedData.file("northwind/categories.csv.gz"),
                SharedData.file("northwind/orders.csv.gz"),
                SharedData.file("northwind/order_details.csv.gz"));
        company.jdbc.sql("update organisation set base_currency = 'USD'").update();

        List<Long> ids = company.imports.start(paths, "northwind");
        for (long id : ids) {
            ImportReport report = company.imports.await(id, Duration.ofMinutes(2));
            assertThat(report.state()).as(report.toString()).isEqualTo(State.DONE);
            assertThat(report.counts().quarantined()).isZero();
        }

        assertThat(company.count("customer")).isEqualTo(91);
        assertThat(company.count("contact")).isEqualTo(91);
        assertThat(company.count("product")).isEqualTo(77);
        assertThat(company.count("document")).isEqualTo(830);
        assertThat(company.count("line")).isEqualTo(2155);
        // The sum of quantity × price × (1 − discount) over the raw file, by DuckDB.
        assertThat(company.jdbc
                        .sql("select sum(amount) from sales_line")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(duckDb("""
                        select sum("Quantity"::decimal(12, 0) * "UnitPrice"::decimal(12, 2) * (1 - "Discount"::decimal(4, 2)))
                        from read_csv('%s', all_varchar = true)""".formatted(paths.getLast())));
    }

    @Test
    void adventureWorksResellerSalesWithCurrenciesFromALookup() throws Exception {
        List<Path> paths = new ArrayList<>();
        for (String table : List.of(
                "FactResellerSales",
                "DimReseller",
                "DimGeography",
                "DimCurrency",
                "DimProduct",
                "DimProductSubcategory",
                "DimProductCategory")) {
            paths.add(SharedData.file("adventureworks/" + table + ".csv.gz"));
        }
        company.jdbc.sql("update organisation set base_currency = 'USD'").update();
        company.jdbc.sql("""
                insert into exchange_rate (source, base, quote, valid_from, valid_until, rate)
                select 'test', c, 'USD', date '2000-01-01', null, 1.25 from unnest(array['CAD', 'EUR', 'GBP', 'AUD', 'FRF', 'DEM']) c""").update();

        List<Long> ids = company.imports.start(paths, "adventureworks");
        for (long id : ids) {
            ImportReport report = company.imports.await(id, Duration.ofMinutes(5));
            assertThat(report.state()).as(report.toString()).isEqualTo(State.DONE);
            assertThat(report.counts().quarantined()).isZero();
        }

        assertThat(company.count("line")).isEqualTo(60_855);
        assertThat(company.count("document")).isEqualTo(3_796);
        assertThat(company.count("customer")).isEqualTo(701);
        assertThat(company.jdbc
                        .sql("select sum(amount) from sales_line")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(
                        duckDb("select sum(\"SalesAmount\"::decimal(18, 4)) from read_csv('%s', all_varchar = true)"
                                .formatted(paths.getFirst())));
        assertThat(company.jdbc
                        .sql("select count(*) from customer where country is null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static BigDecimal duckDb(String sql) throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getBigDecimal(1);
        }
    }

    @Test
    void severalFilesOfOneUploadCompleteEachOther() throws Exception {
        long file = company.files.store(
                List.of(
                        incoming("lines.csv", "no,item,qty,price\n1,mug,2,3\n2,jug,1,1\n"),
                        incoming("heads.csv", "id,day,who\n1,2024-01-01,alice\n")),
                "test");
        Mapping mapping = new tools.jackson.databind.json.JsonMapper().readValue("""
                {"kind": "ORDER_LINES", "source": "shop", "maxBadShare": 0.6,
                 "lookups": [{"name": "head", "file": "heads.csv", "key": "id", "on": "no"}],
                 "columns": {"document": "no", "occurredAt": "head.day", "customerKey": "head.who", "productKey": "item",
                             "quantity": "qty", "unitPrice": "price"},
                 "constants": {"currency": "EUR"}}""", Mapping.class);

        ImportReport report =
                company.ended(company.imports.start(file, List.of(mapping)).getFirst());

        assertThat(company.stored()).containsExactly("1 P alice 2 6");
        assertThat(report.problems())
                .extracting(ImportReport.ProblemCount::slug)
                .contains("intake/lookup-failed");
    }

    private static FileStore.Incoming incoming(String name, String text) {
        return new FileStore.Incoming(name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
