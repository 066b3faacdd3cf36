package dev.fenji.insight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClvCommandTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate START = LocalDate.of(2025, 1, 1);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void everyCustomerGetsAValueAndTheFitIsTold() throws IOException, SQLException {
        assertThat(run(orders("customer,date,amount", 400), "--horizon", "180", "--margin", "0.4"))
                .isZero();
        List<String> rows = lines();
        assertThat(rows).hasSize(401);
        assertThat(rows.getFirst()).startsWith("customer,first_purchase").endsWith("value_outcome_high");
        for (String row : rows.subList(1, rows.size())) {
            double[] figures = Arrays.stream(row.split(","))
                    .skip(4)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(figures[1]).isBetween(0.0, 1.0);
            assertThat(figures[5]).isLessThanOrEqualTo(figures[4]).isFinite();
            assertThat(figures[8]).isGreaterThanOrEqualTo(figures[7]);
        }
        assertThat(said()).contains("purchases (times in weeks): ", "ln L", "400 customers", "spend: gamma-gamma, p ");
    }

    @Test
    void columnsAndModelMayBeNamed() throws IOException, SQLException {
        Path file = orders("who,when,how much", 300);
        assertThat(run(file, "--customer", "who", "--date", "when", "--amount", "how much", "--model", "bg-nbd"))
                .isZero();
        assertThat(said()).containsAnyOf("bg-nbd, r ", "DROPOUT_NOT_IDENTIFIED");
    }

    @Test
    void rowsFromTheAsOfDayOnAreNotSeen() throws IOException, SQLException {
        assertThat(run(orders("customer,date,amount", 400), "--as-of", "2025-10-01"))
                .isZero();
        assertThat(said()).contains("are not before the as-of day");
        assertThat(lines().subList(1, lines().size())).noneMatch(row -> row.split(",")[2].compareTo("2025-10-01") >= 0);
    }

    @Test
    void aFewBadRowsAreCountedAndLeftOut() throws IOException, SQLException {
        Path file = orders("customer,date,amount", 400);
        Files.writeString(
                file, Files.readString(file) + "c1,2025-02-30,5\nc1,2025-02-01,five\nc1,2027-01-01,5\n,2025-01-01,5\n");
        assertThat(run(file)).isZero();
        assertThat(said()).contains("'2025-02-30'", "'five'", "a date in the future", "name no customer");
    }

    @Test
    void aFileOfBadAmountsIsRefused() throws IOException, SQLException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "customer,date,amount\na,2025-01-01,\"1,5\"\nb,2025-01-02,2\n");
        assertThat(run(file)).isEqualTo(1);
        assertThat(said()).contains("'1,5'", "nothing was computed");
        assertThat(lines()).isEmpty();
    }

    @Test
    void oneCustomerIsRefusedWithTheNumberThatIsNeeded() throws IOException, SQLException {
        Path file = folder.resolve("one.csv");
        Files.writeString(file, "customer,date,amount\na,2025-01-01,5\na,2025-02-01,5\n");
        assertThat(run(file)).isEqualTo(1);
        assertThat(said()).contains("1 customers are too few; at least 50 are needed");
    }

    @Test
    void oneTimeBuyersAloneAreRefusedInWords() throws IOException, SQLException {
        StringBuilder text = new StringBuilder("customer,date,amount\n");
        for (int i = 0; i < 80; i++) {
            text.append("c%d,%s,7%n".formatted(i, START.plusDays(i)));
        }
        assertThat(run(Files.writeString(folder.resolve("once.csv"), text))).isEqualTo(1);
        assertThat(said()).contains("0 customers that bought again are too few; at least 10 are needed");
    }

    @Test
    void aFileFromASpreadsheetIsReadAsItIsWritten() throws IOException, SQLException {
        String text = Files.readString(orders("customer,date,amount", 200));
        Path marked = Files.writeString(folder.resolve("marked.csv"), "\uFEFF" + text);
        assertThat(run(marked)).isZero();
        String values = out.toString(StandardCharsets.UTF_8);
        out.reset();
        Path european = Files.writeString(
                folder.resolve("semicolon.csv"), text.replace(',', ';').replaceAll("(\\d{4})-(\\d\\d)-", "$1/$2/"));
        assertThat(run(european)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(values);
    }

    @Test
    void aChineseFileMayBeGb18030() throws IOException, SQLException {
        String text = Files.readString(orders("客户,日期,金额", 200)).replace("c1", "张");
        Path file = Files.write(folder.resolve("chinese.csv"), text.getBytes(Charset.forName("GB18030")));
        assertThat(run(file, "--customer", "客户", "--date", "日期", "--amount", "金额"))
                .isZero();
        assertThat(said()).contains("read as GB18030");
        assertThat(lines()).anyMatch(row -> row.startsWith("张"));
    }

    @Test
    void aNameThatASpreadsheetWouldRunIsMadeHarmless() throws IOException, SQLException {
        Path file = orders("customer,date,amount", 200);
        Files.writeString(file, Files.readString(file).replace("\nc1,", "\n=1+1,"));
        assertThat(run(file)).isZero();
        assertThat(lines()).anyMatch(row -> row.startsWith("'=1+1,")).noneMatch(row -> row.startsWith("="));
    }

    @Test
    void figuresAreRoundedToWhatIsKnown() {
        assertThat(ValueTable.number(739_933_369_195.0001)).isEqualTo("739933370000");
        assertThat(ValueTable.number(41.550000000001)).isEqualTo("41.55");
        assertThat(ValueTable.number(1e-12)).isEqualTo("0");
        assertThat(ValueTable.number(Double.NaN)).isEmpty();
    }

    @Test
    void withoutAmountsThereAreForecastsButNoMoney() throws IOException, SQLException {
        Path file = orders("customer,date,amount", 200);
        Files.writeString(file, Files.readString(file).replaceAll("(?m),[0-9.]+$", ",0"));
        assertThat(run(file)).isZero();
        assertThat(said()).contains("spend: no model, because there are no customers with an amount above zero");
        assertThat(lines().get(1)).endsWith(",,,,,,");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException, SQLException {
        Path file = folder.resolve("empty.csv");
        Files.writeString(file, "customer,date,amount\n");
        assertThat(run(file)).isEqualTo(1);
        assertThat(said()).contains("no orders");
    }

    @Test
    void wrongUseIsExplained() throws IOException, SQLException {
        Path file = orders("customer,date,amount", 60);
        assertThat(run(file, "--customer", "client")).isEqualTo(2);
        assertThat(said()).contains("no column 'client'", "customer, date, amount");
        assertThat(run(file, "--model", "best")).isEqualTo(2);
        assertThat(run(file, "--as-of", "yesterday")).isEqualTo(2);
        assertThat(run(file, "--horizon", "-3")).isEqualTo(2);
        assertThat(run(file, "--colour", "red")).isEqualTo(2);
        assertThat(run(folder.resolve("none.csv"))).isEqualTo(2);
        assertThat(said()).contains("no model 'best'", "'yesterday'", "'-3'", "no option --colour", "cannot be read");
        assertThat(ClvCommand.run(new String[] {"--help"}, print(out), print(err), TODAY))
                .isZero();
        assertThat(ClvCommand.run(new String[0], print(out), print(err), TODAY)).isEqualTo(2);
    }

    private int run(Path file, String... options) throws SQLException {
        List<String> typed = new ArrayList<>(List.of(file.toString()));
        typed.addAll(List.of(options));
        return ClvCommand.run(typed.toArray(String[]::new), print(out), print(err), TODAY);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Customers who come, buy for a while and stop. */
    private Path orders(String header, int customers) throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 0; i < customers; i++) {
            int day = random.nextInt(150);
            double gap = 5 + random.nextInt(60);
            do {
                text.append("c%d,%s,%d.50%n".formatted(i, START.plusDays(day), 5 + random.nextInt(10 + i % 40)));
                day += 1 + (int) (-gap * Math.log(1 - random.nextDouble()));
            } while (day < 400 && random.nextDouble() > 0.2);
        }
        return Files.writeString(folder.resolve("orders.csv"), text);
    }
}
