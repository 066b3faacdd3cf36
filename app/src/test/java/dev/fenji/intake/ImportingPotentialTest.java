package dev.fenji.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.FileLook;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.test.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Declared potential from files. */
@DatabaseTest
@Import(ImportFixture.class)
class ImportingPotentialTest {
    private static final String HEADER = "客户编号;潜力指标;数值;来源;观察日期;可信度;有效期至;备注\n";
    private static final String GOOD = """
            K1;钱包份额;35%;张经理;2025-03-01;高;2025-12-31;仅包装
            K1;Purchasing Power;125000,5;Annual report;2025-02-01;0,75;;
            K2;market_growth;-2;Trade press;2025-01-31;80 %;;
            K2;engagement;70;a visit;2025-03-02;medium;;
            """;

    @Autowired
    ImportFixture company;

    @Autowired
    FileLook looks;

    @BeforeEach
    void twoCustomers() {
        company.startEmpty();
        company.jdbc
                .sql(
                        "insert into customer (source, external_key, name, search) values ('crm', 'K1', 'Alpha', ''), ('crm', 'K2', 'Beta', '')")
                .update();
    }

    @Test
    void aFileInChineseIsUnderstoodByItsHeaderAndItsCustomersTellTheSource() throws Exception {
        Mapping draft = draft(HEADER + GOOD);
        assertThat(draft.kind()).isEqualTo(Kind.POTENTIAL_INPUTS);
        assertThat(draft.source()).isEqualTo("crm");
        assertThat(draft.columns())
                .containsOnlyKeys(
                        "customerKey",
                        "potentialKind",
                        "value",
                        "source",
                        "observedOn",
                        "confidence",
                        "validUntil",
                        "note");

        ImportReport report = run(HEADER + GOOD, draft);

        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.counts().recordsStored()).isEqualTo(4);
        assertThat(report.counts().customersNew()).isZero();
        assertThat(stored())
                .containsExactly(
                        "K1 purchasing_power 125000.5 0.75 Annual report 2025-02-01 - -",
                        "K1 share_of_wallet 35 0.9 张经理 2025-03-01 2025-12-31 仅包装",
                        "K2 engagement 70 0.6 a visit 2025-03-02 - -",
                        "K2 market_growth -2 0.8 Trade press 2025-01-31 - -");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theTemplateIsUnderstoodAsItIs(String language) throws Exception {
        String template = Files.readString(Path.of("../web/public/templates/potential-inputs." + language + ".csv"));
        String filled = template.replace("C-001", "K1").replace("C-002", "K2");
        Mapping draft = draft(filled);
        assertThat(draft.kind()).isEqualTo(Kind.POTENTIAL_INPUTS);
        assertThat(draft.columns()).hasSize(8);

        assertThat(run(filled, draft).counts().recordsStored()).isEqualTo(PotentialKind.values().length);
        assertThat(run(template, draft).counts().quarantined()).isEqualTo(PotentialKind.values().length);
    }

    @Test
    void theSameFileTwiceStoresNothingTwiceNotEvenWhatWasWithdrawn() throws Exception {
        Mapping draft = draft(HEADER + GOOD);
        run(HEADER + GOOD + GOOD, draft);
        company.jdbc
                .sql("update potential_input set withdrawn_at = now(), withdrawn_by = 'x' where kind = 'engagement'")
                .update();
        ImportReport again = run(HEADER + GOOD, draft);
        assertThat(again.counts().recordsStored()).isZero();
        assertThat(again.counts().linesKnown()).isEqualTo(4);
        assertThat(stored()).hasSize(4);
    }

    @Test
    void everyBadRowWaitsWithItsReasons() throws Exception {
        String text = HEADER + GOOD + """
                K9;engagement;70;a visit;2025-03-02;medium;;
                K1;love;70;a visit;2025-03-02;medium;;
                K1;engagement;170;a visit;2025-03-02;90;;
                K1;engagement;17;;2025-03-02;0,9;2025-03-01;
                K1;engagement;17;a visit;2049-03-02;0,9;;
                K1;engagement;much;a visit;soon;sure;;
                """;
        ImportReport report = run(text, draft(HEADER + GOOD));

        assertThat(report.counts().recordsStored()).isEqualTo(4);
        assertThat(report.counts().quarantined()).isEqualTo(6);
        assertThat(report.badShare()).isNotNull().isCloseTo(0.4, within(1e-9));
        assertThat(reasons(report.id()))
                .containsExactly(
                        "6 intake/unknown-customer K9",
                        "7 customer/unknown-potential-kind love",
                        "8 customer/potential-out-of-range 170, customer/confidence-out-of-range 90",
                        "9 intake/missing-value -",
                        "10 customer/observed-in-future -",
                        "11 intake/not-a-number much, intake/not-a-number sure, intake/not-a-date soon");
        company.jdbc
                .sql("insert into customer (source, external_key, name, search) values ('crm', 'K9', 'Late', '')")
                .update();
        assertThat(company.retry(report.id()).counts().recordsStored()).isEqualTo(5);
        assertThat(company.retry(report.id()).counts().quarantined()).isEqualTo(5);
    }

    @Test
    void aFileOfOneKindNamesItOnceForAllRows() throws Exception {
        var mapping = Mapping.plain(
                Kind.POTENTIAL_INPUTS,
                "crm",
                Map.of("customerKey", "id", "value", "score"),
                Map.of(
                        "potentialKind", "engagement",
                        "source", "CRM activity",
                        "observedOn", "2025-01-01",
                        "confidence", "0.7"));
        assertThat(run("id,score\nK1,12\nK2,\n", mapping.withNulls(List.of())).state())
                .isEqualTo(State.REFUSED);
        assertThat(run("id,score\nK1,12\nK2,88\n", mapping).counts().recordsStored())
                .isEqualTo(2);
    }

    private ImportReport run(String text, Mapping mapping) throws InterruptedException {
        Mapping lenient = new Mapping(
                mapping.name(),
                mapping.kind(),
                mapping.source(),
                mapping.columns(),
                mapping.constants(),
                mapping.dateFormats(),
                mapping.zone(),
                mapping.decimal(),
                mapping.creditNote(),
                mapping.nonGoods(),
                mapping.nulls(),
                mapping.kind() == Kind.POTENTIAL_INPUTS && mapping.columns().size() > 2 ? 0.9 : mapping.maxBadShare(),
                mapping.charset(),
                mapping.delimiter(),
                mapping.sheet(),
                mapping.file(),
                mapping.lookups(),
                mapping.skipRows(),
                false);
        return company.ended(company.imports
                .start(company.upload("potential.csv", text), List.of(lenient))
                .getFirst());
    }

    private Mapping draft(String text) {
        return looks.look(company.upload("potential.csv", text), FileLook.Dialect.DETECTED)
                .draft();
    }

    private List<String> stored() {
        return company.jdbc.sql("""
                        select concat_ws(' ', c.external_key, p.kind, trim_scale(p.value), trim_scale(p.confidence), p.source,
                                         p.observed_on, coalesce(p.valid_until::text, '-'), coalesce(p.note, '-'))
                        from potential_input p join customer c on c.id = p.customer_id order by c.external_key, p.kind""").query(String.class).list();
    }

    private List<String> reasons(long id) {
        return company.jdbc.sql("""
                        select row || ' ' || (select string_agg(concat_ws(' ', f ->> 'slug', coalesce(f ->> 'value', '-')), ', ' order by place)
                                              from jsonb_array_elements(findings) with ordinality as given (f, place))
                        from import_quarantine where import_id = :id order by row""").param("id", id).query(String.class).list();
    }
}
