package dev.fenji.intake;

import static dev.fenji.intake.ImportFixture.HEADER;
import static dev.fenji.intake.ImportFixture.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.intake.ImportReport.State;
import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.CreditNote.By;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.Quarantine;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.RateRow;
import dev.fenji.test.DatabaseTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
@Import(ImportFixture.class)
class ImportingOrderLinesTest {

    @Autowired
    ImportFixture company;

    @Autowired
    ExchangeRates rates;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startEmpty() {
        company.startEmpty();
    }

    @Test
    void keepsIdenticalLinesOfADocumentAndStoresAFileOnce() throws Exception {
        String file =
                HEADER + "1,2024-01-01,alice,mug,1,2.50\n1,2024-01-01,alice,mug,1,2.50\n2,2024-01-02,,jug,2,9.99\n";

        ImportReport first = company.run(file, lines());
        ImportReport second = company.run(file, lines());

        assertThat(first.counts().linesNew()).isEqualTo(3);
        assertThat(first.counts().unattributedLines()).isEqualTo(1);
        assertThat(first.counts().customersNew()).isEqualTo(1);
        assertThat(second.counts().linesNew()).isZero();
        assertThat(second.counts().linesKnown()).isEqualTo(3);
        assertThat(company.stored()).containsExactly("1 P alice 1 2.5", "1 P alice 1 2.5", "2 P - 2 19.98");
    }

    @Test
    void aBadRowGoesToQuarantineAndTheOthersOfItsDocumentGoIn() throws Exception {
        ImportReport report = company.run(
                HEADER + "1,2024-01-01,alice,mug,1,2.50\n1,2024-31-01,alice,jug,x,3\n" + goodLines(40), lines());

        assertThat(report.state()).isEqualTo(State.DONE);
        assertThat(report.counts().quarantined()).isEqualTo(1);
        assertThat(report.counts().linesNew()).isEqualTo(41);
        Quarantine.BadLine bad = open(report.id()).getFirst();
        assertThat(bad.row()).isEqualTo(3);
        assertThat(bad.values()).containsEntry("date", "2024-31-01").containsEntry("item", "jug");
        assertThat(bad.findings())
                .extracting(f -> f.slug() + " " + f.column() + " " + f.value())
                .containsExactly("intake/not-a-date date 2024-31-01", "intake/not-a-number qty x");
    }

    @Test
    void aCorrectedRowKeepsItsIdentityEvenBesideAnIdenticalLine() throws Exception {
        String good = "1,2024-01-01,alice,mug,1,2.50\n";
        ImportReport report = company.run(HEADER + good + "1,oops,alice,mug,1,2.50\n" + goodLines(40), lines());

        company.quarantine.correct(report.id(), 3, Map.of("date", "2024-01-01"));
        ImportReport after = company.retry(report.id());

        assertThat(after.state()).isEqualTo(State.DONE);
        assertThat(after.counts().quarantined()).isZero();
        assertThat(company.stored())
                .contains("1 P alice 1 2.5", "1 P alice 1 2.5")
                .hasSize(42);

        company.retry(report.id());
        company.run(HEADER + good + good + goodLines(40), lines());
        assertThat(company.stored()).hasSize(42);
    }

    @Test
    void aRowThatIsStillWrongStaysInQuarantine() throws Exception {
        ImportReport report = company.run(HEADER + "1,oops,alice,mug,1,2.50\n" + goodLines(40), lines());

        company.quarantine.correct(report.id(), 2, Map.of("date", "2024-01-01", "qty", "many"));
        ImportReport after = company.retry(report.id());

        assertThat(after.counts().quarantined()).isEqualTo(1);
        assertThat(open(report.id()).getFirst().findings())
                .extracting(f -> f.slug())
                .containsExactly("intake/not-a-number");
    }

    @Test
    void aFileWithTooManyBadRowsStopsBeforeAnythingIsWritten() throws Exception {
        ImportReport report =
                company.run(HEADER + "1,01/02/2024,a,b,1,1\n2,01/02/2024,a,b,1,1\n3,2024-01-01,a,b,1,1\n", lines());

        assertThat(report.state()).isEqualTo(State.REFUSED);
        assertThat(report.badShare()).isCloseTo(0.667, org.assertj.core.data.Offset.offset(0.001));
        assertThat(report.problems())
                .extracting(p -> p.slug() + " " + p.count())
                .containsExactly("intake/not-a-date 2");
        assertThat(company.count("line") + company.count("customer")).isZero();
    }

    @Test
    void gathersDocumentsWhoseLinesDoNotStandTogether() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int d = 0; d < 300; d++) {
            for (int l = 0; l < 4; l++) {
                rows.add("D" + d + ",2024-01-0" + (1 + d % 9) + ",c" + d % 50 + ",p" + l % 2 + ",1,2");
            }
        }
        List<String> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(7));

        company.run(HEADER + String.join("\n", shuffled), lines());
        ImportReport again = company.run(HEADER + String.join("\n", rows), lines());

        assertThat(company.count("line")).isEqualTo(1200);
        assertThat(company.count("document")).isEqualTo(300);
        assertThat(again.counts().linesNew()).isZero();
        assertThat(again.counts().linesKnown()).isEqualTo(1200);
    }

    @Test
    void tellsCreditNotesByPrefixColumnAndSign() throws Exception {
        company.run(
                HEADER + "1,2024-01-01,a,mug,2,5\nC9,2024-01-02,a,mug,-1,5\n",
                lines(new CreditNote(By.PREFIX, "C", null, null)));
        company.run(
                HEADER + "3,2024-01-01,b,mug,2,5\n3,2024-01-01,b,jug,-1,7\n",
                lines(new CreditNote(By.NEGATIVE_QUANTITY, null, null, null)));

        assertThat(company.stored()).containsExactly("1 P a 2 10", "3 C b -1 -7", "3 P b 2 10", "C9 C a -1 -5");
    }

    @Test
    void turnsCreditLinesThatAFileWritesWithoutAMinus() throws Exception {
        String file =
                "order,date,customer,item,qty,price,type\n1,2024-01-01,a,mug,2,5,sale\n2,2024-01-02,a,mug,1,5,return\n";

        company.run(file, lines(new CreditNote(By.COLUMN, "return|refund", "type", null)));

        assertThat(company.stored()).containsExactly("1 P a 2 10", "2 C a -1 -5");
    }

    @Test
    void linesOfOneDocumentThatNameTwoCustomersAreAProblemOfTheSecond() throws Exception {
        ImportReport report = company.run(
                HEADER + "1,2024-01-01,alice,mug,1,1\n1,2024-01-01,bob,jug,1,1\n1,2024-01-01,,cup,1,1\n"
                        + goodLines(40),
                lines());

        assertThat(open(report.id())).extracting(Quarantine.BadLine::row).containsExactly(3L);
        assertThat(company.stored())
                .contains("1 P alice 1 1")
                .filteredOn(l -> l.startsWith("1 "))
                .hasSize(2);
    }

    @Test
    void aMissingRateQuarantinesTheRowUntilTheRateIsThere() throws Exception {
        Mapping mapping = Mapping.plain(
                lines().kind(),
                "shop",
                Map.of(
                        "document",
                        "order",
                        "occurredAt",
                        "date",
                        "customerKey",
                        "customer",
                        "quantity",
                        "qty",
                        "unitPrice",
                        "price",
                        "currency",
                        "item"),
                Map.of());
        String file = HEADER + "1,2024-01-06,a,USD,1,110\n" + euroLines(40);

        ImportReport report = company.run(file, mapping);
        assertThat(open(report.id()).getFirst().findings())
                .extracting(f -> f.slug())
                .containsExactly("sales/missing-rate");

        transaction.executeWithoutResult(_ -> rates.register(
                ExchangeRates.ECB,
                List.of(RateRow.daily("EUR", "USD", LocalDate.of(2024, 1, 5), new BigDecimal("1.1")))));
        ImportReport after = company.retry(report.id());

        assertThat(after.counts().quarantined()).isZero();
        assertThat(company.jdbc
                        .sql(
                                "select amount_base from sales_line l join sales_document d on d.id = l.document_id where d.number = '1'")
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("100");
    }

    @Test
    void aCancelledImportLeavesWholeChunksAndGoesOnWhereItStopped() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        int rows = 400_000;
        for (int i = 0; i < rows; i++) {
            file.append(i / 4)
                    .append(",2024-01-01,c")
                    .append(i % 1000)
                    .append(",p")
                    .append(i % 7)
                    .append(",1,2\n");
        }
        long id = company.start(file.toString().replaceAll("c\\d+,", "c,"), lines());
        while (company.count("line") == 0 && !company.imports.get(id).state().ended()) {
            Thread.sleep(20);
        }
        company.imports.cancel(id);
        ImportReport cancelled = company.ended(id);
        long stored = company.count("line");

        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(stored)
                .isPositive()
                .isLessThan(rows)
                .isEqualTo(cancelled.counts().linesNew());

        company.imports.resume(id);
        ImportReport resumed = company.ended(id);
        assertThat(resumed.state()).isEqualTo(State.DONE);
        assertThat(company.count("line")).isEqualTo(rows);
        assertThat(resumed.counts().linesNew()).isEqualTo(rows);
        assertThat(resumed.counts().linesKnown()).isZero();
    }

    private List<Quarantine.BadLine> open(long id) {
        return company.quarantine.page(id, "OPEN", 0, 100).items();
    }

    private static String goodLines(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("G").append(i).append(",2024-02-01,carol,cup,1,1\n");
        }
        return text.toString();
    }

    private static String euroLines(int count) {
        return goodLines(count).replace(",cup,", ",EUR,");
    }
}
