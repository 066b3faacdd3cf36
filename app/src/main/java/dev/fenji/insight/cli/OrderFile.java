package dev.fenji.insight.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The orders of a file, put together per customer by DuckDB. */
final class OrderFile implements AutoCloseable {

    /** Year, month, day, whatever follows: 2025-01-31, 2025/1/31, 2025.01.31 or 20250131. */
    private static final Pattern DAY = Pattern.compile("(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})(?!\\d)");

    private static final BigDecimal MOST = new BigDecimal("9000000000000");
    private static final String TABLE = "create table line (customer varchar, day integer, micros bigint)";

    /** Purchases of a day count once; a day without purchase, or whose value was taken back completely, does not count. */
    private static final String SUMMARY = """
            with bought as (
              select customer, day, sum(micros) as net, sum(case when micros > 0 then micros else 0 end) as gross
              from line
              where day < ?
              group by customer, day
              having sum(case when micros >= 0 then 1 else 0 end) > 0
            ),
            gap as (
              select customer, day, net, day - lag(day) over (partition by customer order by day) as days
              from bought
              where net > 0 or gross = 0
            )
            select customer, count(*) - 1, min(day), max(day),
                   cast(sum(case when net > 0 then net else 0 end) as bigint),
                   sum(case when net > 0 then 1 else 0 end),
                   sum(cast(floor(ln(coalesce(days, 1)) * 1000000000 + 0.5) as bigint))
            from gap
            group by customer
            order by customer
            """;

    /**
     * A customer's orders.
     *
     * @param spendDays purchase days with an amount above zero
     * @param spend their sum
     * @param logGapNanos as in the kernel's states
     */
    record Customer(String name, int x, int firstDay, int lastDay, int spendDays, double spend, long logGapNanos) {

        double mean() {
            return spendDays == 0 ? 0 : spend / spendDays;
        }
    }

    private final DuckDBConnection connection;
    private final LocalDate today;
    private final RowProblems problems = new RowProblems();
    private OrderText text = new OrderText(StandardCharsets.UTF_8, ',', 0);
    private int lastDay = Integer.MIN_VALUE;

    OrderFile(LocalDate today) throws SQLException {
        this.today = today;
        this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    }

    RowProblems problems() {
        return problems;
    }

    /** How the file is written. */
    OrderText text() {
        return text;
    }

    boolean isEmpty() {
        return lastDay == Integer.MIN_VALUE;
    }

    /** The latest day of the file. */
    LocalDate lastDay() {
        return LocalDate.ofEpochDay(lastDay);
    }

    void read(ClvArguments arguments) throws IOException, SQLException, ClvArguments.Wrong {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        text = OrderText.of(arguments.file());
        try (Reader reader = text.open(arguments.file());
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().fieldSeparator(text.separator()).ofNamedCsvRecord(reader);
                DuckDBAppender appender = connection.createAppender("main", "line")) {
            boolean first = true;
            for (NamedCsvRecord row : rows) {
                if (first) {
                    requireColumns(row, arguments);
                    first = false;
                }
                append(appender, row, arguments);
            }
        } catch (CsvParseException e) {
            throw new ClvArguments.Wrong("The file " + arguments.file() + " is not a CSV file: " + e.getMessage());
        }
    }

    List<Customer> customers(LocalDate asOf) throws SQLException {
        List<Customer> customers = new ArrayList<>();
        try (PreparedStatement select = ((Connection) connection).prepareStatement(SUMMARY)) {
            select.setInt(1, (int) asOf.toEpochDay());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    customers.add(new Customer(
                            row.getString(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            row.getInt(6),
                            row.getLong(5) / 1e6,
                            row.getLong(7)));
                }
            }
        }
        return customers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void append(DuckDBAppender appender, NamedCsvRecord row, ClvArguments arguments) throws SQLException {
        long line = row.getStartingLineNumber();
        String customer = row.findField(arguments.customer()).orElse("").strip();
        String date = row.findField(arguments.date()).orElse("").strip();
        String amount = row.findField(arguments.amount()).orElse("").strip();
        problems.row();
        if (customer.isEmpty()) {
            problems.count(RowProblems.Kind.NO_CUSTOMER, line, customer);
            return;
        }
        LocalDate day = day(date);
        if (day == null) {
            problems.count(RowProblems.Kind.NO_DATE, line, date);
            return;
        }
        if (day.isAfter(today)) {
            problems.count(RowProblems.Kind.FUTURE, line, date);
            return;
        }
        BigDecimal value = amount(amount);
        if (value == null) {
            problems.count(RowProblems.Kind.NO_AMOUNT, line, amount);
            return;
        }
        int epochDay = (int) day.toEpochDay();
        lastDay = Math.max(lastDay, epochDay);
        if (arguments.asOf() != null && !day.isBefore(arguments.asOf())) {
            problems.count(RowProblems.Kind.LATER, line, date);
        }
        appender.beginRow();
        appender.append(customer);
        appender.append(epochDay);
        appender.append(
                value.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
        appender.endRow();
    }

    private static void requireColumns(NamedCsvRecord row, ClvArguments arguments) throws ClvArguments.Wrong {
        for (String column : List.of(arguments.customer(), arguments.date(), arguments.amount())) {
            if (!row.getHeader().contains(column)) {
                throw new ClvArguments.Wrong(
                        "The file has no column '%s'; it has %s. Name it with --customer, --date or --amount."
                                .formatted(column, String.join(", ", row.getHeader())));
            }
        }
    }

    private static @Nullable LocalDate day(String text) {
        Matcher found = DAY.matcher(text);
        if (!found.lookingAt()) {
            return null;
        }
        try {
            return LocalDate.of(number(found, 1), number(found, 3), number(found, 4));
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static @Nullable BigDecimal amount(String text) {
        try {
            BigDecimal value = new BigDecimal(text);
            return value.abs().compareTo(MOST) > 0 ? null : value;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
