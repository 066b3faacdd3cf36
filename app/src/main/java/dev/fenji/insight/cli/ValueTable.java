package dev.fenji.insight.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fenji.insight.cli.OrderFile.Customer;
import dev.fenji.kernel.clv.Clv;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The CSV of results, one row per customer. */
final class ValueTable {

    /** Beyond eight digits a figure is arithmetic, not knowledge. */
    private static final MathContext DIGITS = new MathContext(8);
    /** Below this a figure is nothing. */
    private static final double NOTHING = 1e-9;
    /** A spreadsheet would run a text that begins so. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final CsvWriter csv;

    ValueTable(PrintStream out) {
        csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.writeRecord(
                "customer",
                "first_purchase",
                "last_purchase",
                "repeat_purchase_days",
                "average_amount",
                "p_alive",
                "expected_purchases",
                "expected_amount",
                "value",
                "value_parameter_low",
                "value_parameter_high",
                "value_outcome_low",
                "value_outcome_high");
    }

    void row(Customer customer, double pAlive, double expected, Clv.@Nullable Value value) {
        csv.writeRecord(
                harmless(customer.name()),
                LocalDate.ofEpochDay(customer.firstDay()).toString(),
                LocalDate.ofEpochDay(customer.lastDay()).toString(),
                Integer.toString(customer.x()),
                number(customer.mean()),
                number(pAlive),
                number(expected),
                value == null ? "" : number(value.spendPerPurchase()),
                value == null ? "" : number(value.expected()),
                value == null ? "" : number(value.parameters().low()),
                value == null ? "" : number(value.parameters().high()),
                value == null ? "" : number(value.outcome().low()),
                value == null ? "" : number(value.outcome().high()));
    }

    void end() throws IOException {
        csv.flush();
    }

    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (Math.abs(value) < NOTHING) {
            return "0";
        }
        return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
