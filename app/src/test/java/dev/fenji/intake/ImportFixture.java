package dev.fenji.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.DecimalStyle;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.FileStore;
import dev.fenji.intake.run.ImportService;
import dev.fenji.intake.run.Quarantine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A small company in euros, and files for it. */
@Component
class ImportFixture {

    static final Map<String, String> COLUMNS = Map.of(
            "document", "order",
            "occurredAt", "date",
            "customerKey", "customer",
            "productKey", "item",
            "quantity", "qty",
            "unitPrice", "price");
    static final String HEADER = "order,date,customer,item,qty,price\n";

    private static final Duration LONG = Duration.ofMinutes(3);

    final ImportService imports;
    final FileStore files;
    final Quarantine quarantine;
    final JdbcClient jdbc;

    ImportFixture(ImportService imports, FileStore files, Quarantine quarantine, JdbcClient jdbc) {
        this.imports = imports;
        this.files = files;
        this.quarantine = quarantine;
        this.jdbc = jdbc;
    }

    void startEmpty() {
        jdbc.sql("""
                truncate import_quarantine, import_run, import_file, import_mapping, sales_line, sales_document, product, contact,
                    customer, exchange_rate cascade""").update();
        jdbc.sql("update organisation set base_currency = 'EUR', zone = 'Europe/Berlin'")
                .update();
    }

    static Mapping lines(CreditNote creditNote) {
        return Mapping.plain(Kind.ORDER_LINES, "shop", COLUMNS, Map.of("currency", "EUR"))
                .read(List.of("ISO"), DecimalStyle.POINT, creditNote);
    }

    static Mapping lines() {
        return lines(CreditNote.NONE);
    }

    long upload(String name, String text) {
        return upload(name, text.getBytes(StandardCharsets.UTF_8));
    }

    long upload(String name, byte[] bytes) {
        return files.store(List.of(new FileStore.Incoming(name, () -> new ByteArrayInputStream(bytes))), "test");
    }

    ImportReport run(String text, Mapping mapping) throws InterruptedException {
        return ended(start(text, mapping));
    }

    long start(String text, Mapping mapping) {
        return imports.start(upload("orders.csv", text), List.of(mapping)).getFirst();
    }

    ImportReport ended(long id) throws InterruptedException {
        ImportReport report = imports.await(id, LONG);
        assertThat(report.state().ended()).as("ended: %s", report).isTrue();
        return report;
    }

    ImportReport retry(long id) throws InterruptedException {
        quarantine.retry(id, List.of());
        return ended(id);
    }

    long count(String table) {
        return switch (table) {
            case "line" -> number("select count(*) from sales_line");
            case "document" -> number("select count(*) from sales_document");
            case "customer" -> number("select count(*) from customer");
            case "product" -> number("select count(*) from product");
            case "contact" -> number("select count(*) from contact");
            case "rate" -> number("select count(*) from exchange_rate");
            default -> throw new IllegalArgumentException(table);
        };
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** document kind customer amount, one line per stored line, in order. */
    List<String> stored() {
        return jdbc.sql("""
                select concat_ws(' ', d.number, d.kind, coalesce(c.external_key, '-'), trim_scale(l.quantity), trim_scale(l.amount))
                from sales_line l join sales_document d on d.id = l.document_id left join customer c on c.id = d.customer_id
                order by d.number, d.kind, l.line_no""").query(String.class).list();
    }
}
