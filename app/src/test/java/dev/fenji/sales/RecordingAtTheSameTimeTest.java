package dev.fenji.sales;

import static dev.fenji.sales.SalesFixtures.line;
import static dev.fenji.sales.SalesFixtures.purchase;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@DatabaseTest
class RecordingAtTheSameTimeTest {

    private static final int DOCUMENTS = 300;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void startEmpty() {
        jdbc.sql("truncate sales_line, sales_document, product, customer cascade")
                .update();
    }

    @Test
    void storesEachLineOnceWhenTwoImportsOfOneFileRunAtOnce() throws Exception {
        var file = new ArrayList<SalesDocument>();
        for (int i = 0; i < DOCUMENTS; i++) {
            file.add(purchase("n" + i, "c" + i % 17, line("mug" + i % 5, 1, "2"), line("mug" + i % 5, 1, "2")));
        }
        var backwards = new ArrayList<>(file);
        Collections.reverse(backwards);

        for (int round = 0; round < 5; round++) {
            startEmpty();
            var reports = together(List.of(() -> record(file), () -> record(backwards), () -> record(file)));

            assertThat(reports.stream().mapToInt(RecordReport::linesNew).sum()).isEqualTo(DOCUMENTS * 2);
            assertThat(jdbc.sql("select count(*) from sales_line")
                            .query(Long.class)
                            .single())
                    .isEqualTo(DOCUMENTS * 2L);
        }
    }

    @Test
    void addsTheMissingLinesOnceWhenTwoImportsExtendOneDocument() throws Exception {
        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));
        var longer = List.of(purchase("1", "alice", line("mug", 1, "2"), line("mug", 1, "2"), line("jug", 1, "9")));

        together(List.of(() -> record(longer), () -> record(longer)));

        assertThat(jdbc.sql("select line_no from sales_line order by line_no")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2, 3);
    }

    @Test
    void hidesWhatIsNotCommittedBelowTheWatermarkOfCopies() throws Exception {
        record(List.of(purchase("early", "alice", line("mug", 1, "2"))));
        var recorded = new CountDownLatch(1);
        var copied = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> late = threads.submit(() -> transaction.executeWithoutResult(status -> {
                orders.record(List.of(purchase("late", "bob", line("mug", 1, "2"))), ImportRef.NONE);
                recorded.countDown();
                await(copied);
            }));
            await(recorded);
            record(List.of(purchase("later", "carol", line("mug", 1, "2"))));

            assertThat(belowTheWatermark()).containsExactly("early");
            copied.countDown();
            late.get(10, TimeUnit.SECONDS);
        }
        assertThat(belowTheWatermark()).containsExactly("early", "late", "later");
    }

    @Test
    void writesADocumentAgainWhenItGetsLines() {
        record(List.of(purchase("1", "alice", line("mug", 1, "2"))));
        var before = transactionOf("1");

        record(List.of(purchase("1", "alice", line("mug", 1, "2"), line("jug", 1, "9"))));

        assertThat(transactionOf("1")).isGreaterThan(before);
    }

    private long transactionOf(String number) {
        return jdbc.sql("select tx::text::bigint from sales_document where number = :number")
                .param("number", number)
                .query(Long.class)
                .single();
    }

    private List<String> belowTheWatermark() {
        return jdbc.sql("""
                        select number from sales_document
                        where tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by id
                        """).query(String.class).list();
    }

    private RecordReport record(List<SalesDocument> documents) {
        return Objects.requireNonNull(transaction.execute(status -> orders.record(documents, ImportRef.NONE)));
    }

    private static List<RecordReport> together(List<Callable<RecordReport>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = new ArrayList<RecordReport>();
            for (var done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
                reports.add(done.get());
            }
            return reports;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
