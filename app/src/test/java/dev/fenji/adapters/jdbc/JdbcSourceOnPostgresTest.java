package dev.fenji.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.intake.ImportReport;
import dev.fenji.intake.Imports;
import dev.fenji.intake.spi.RecordRows;
import dev.fenji.intake.spi.RecordSet;
import dev.fenji.test.DatabaseTest;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A company's own PostgreSQL database as a source: here a schema beside Fenji's tables. */
@DatabaseTest
class JdbcSourceOnPostgresTest {

    @Autowired
    JdbcConnectionDetails server;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Imports imports;

    @BeforeEach
    void shop() {
        jdbc.sql("""
                drop schema if exists shop cascade;
                create schema shop;
                create table shop.buyer (no int primary key, name text, country char(20), vip boolean, since date, score real);
                insert into shop.buyer values (1, 'Zoë GmbH', 'Germany', true, '2020-02-29', 0.1),
                                              (2, '北京电子', 'China', false, null, null);
                create table shop.item (invoice text, at timestamptz, made timestamp, buyer int, sku text, qty numeric(9, 3), price double precision);
                insert into shop.item values
                    ('R1', '2024-03-31 23:30:00+00', '2024-03-31 00:00:00', 1, 'mug', 2.500, 19.99),
                    ('R1', '2024-03-31 23:30:00+00', '2024-03-31 08:15:30', 1, 'cup', 1, 0.3),
                    ('R2', '2024-04-02 10:00:00+08', null, 2, 'mug', -1, 19.99)""").update();
    }

    @Test
    void readsEveryTypeAsTheTextAFileWouldHold() throws IOException {
        try (JdbcSource source = source()) {
            assertThat(rows(source, "buyers"))
                    .containsExactly(
                            List.of("1", "Zoë GmbH", "Germany", "t", "2020-02-29", "0.1"),
                            Arrays.asList("2", "北京电子", "China", "f", null, null));
            assertThat(rows(source, "times"))
                    .containsExactly(
                            List.of("2024-03-31T23:30:00Z", "2024-03-31", "2.5", "19.99"),
                            List.of("2024-03-31T23:30:00Z", "2024-03-31T08:15:30", "1", "0.3"),
                            Arrays.asList("2024-04-02T02:00:00Z", null, "-1", "19.99"));
        }
    }

    @Test
    void importsCustomersAndLinesByTheQueriesOfTheDefinition() throws Exception {
        jdbc.sql("update organisation set base_currency = 'EUR', zone = 'Europe/Berlin'")
                .update();
        List<Long> ids;
        try (JdbcSource source = source("buyers", "lines")) {
            ids = imports.start(source);
        }
        for (long id : ids) {
            assertThat(imports.await(id, Duration.ofMinutes(1)))
                    .satisfies(report -> assertThat(report.state()).isEqualTo(ImportReport.State.DONE))
                    .satisfies(
                            report -> assertThat(report.counts().quarantined()).isZero());
        }
        assertThat(jdbc.sql("""
                        select d.number || ' ' || d.kind || ' ' || d.occurred_on || ' ' || c.name || ' ' || c.country || ' '
                                   || trim_scale(sum(l.amount))
                        from sales_document d
                        join sales_line l on l.document_id = d.id
                        join customer c on c.id = d.customer_id
                        where d.source = 'shop'
                        group by d.id, c.id
                        order by d.number""").query(String.class).list())
                .as("half past eleven in London is the next day in Berlin")
                .containsExactly("R1 P 2024-04-01 Zoë GmbH DE 50.275", "R2 C 2024-04-02 北京电子 CN -19.99");
    }

    @Test
    void onlyReads() throws Exception {
        var definition = definition(List.of(new SourceDefinition.Query(
                "evil", "CUSTOMERS", "delete from shop.buyer returning no as \"customerKey\"")));
        try (JdbcSource source = new JdbcSource(definition, RowRepair.NONE)) {
            assertThatThrownBy(() -> rows(source, "evil"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("read-only");
        }
        assertThat(jdbc.sql("select count(*) from shop.buyer").query(Long.class).single())
                .isEqualTo(2);
    }

    private JdbcSource source(String... names) {
        var all = List.of(
                new SourceDefinition.Query("buyers", "CUSTOMERS", """
                        select no as "customerKey", name as "customerName", country, vip as "attribute.vip",
                               since as "attribute.since", score as "attribute.score"
                        from shop.buyer order by no"""),
                new SourceDefinition.Query("times", "ORDER_LINES", """
                        select at, made, qty, price from shop.item order by invoice, price desc"""),
                new SourceDefinition.Query("lines", "ORDER_LINES", """
                        select invoice as "document", at as "occurredAt", buyer as "customerKey", sku as "productKey",
                               qty as "quantity", price as "unitPrice", 'EUR' as "currency",
                               case when qty < 0 then 'CREDIT_NOTE' else 'PURCHASE' end as "kind"
                        from shop.item order by invoice"""));
        return new JdbcSource(
                definition(all.stream()
                        .filter(query -> names.length == 0 || List.of(names).contains(query.name()))
                        .toList()),
                RowRepair.NONE);
    }

    private SourceDefinition definition(List<SourceDefinition.Query> queries) {
        String url = String.valueOf(server.getJdbcUrl()).replaceAll("\\?.*", "");
        return new SourceDefinition("shop", "A shop", url, server.getUsername(), server.getPassword(), queries);
    }

    private static List<List<@Nullable String>> rows(JdbcSource source, String name) throws IOException {
        RecordSet set = source.recordSets().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        var result = new ArrayList<List<@Nullable String>>();
        try (RecordRows rows = source.open(set)) {
            for (@Nullable String[] row = rows.next(); row != null; row = rows.next()) {
                result.add(Arrays.asList(row));
            }
        }
        return result;
    }
}
