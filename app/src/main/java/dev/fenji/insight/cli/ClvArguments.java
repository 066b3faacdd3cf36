package dev.fenji.insight.cli;

import dev.fenji.kernel.clv.ModelKind;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was typed after {@code ./fenji clv}.
 *
 * @param asOf rows before this day count; null for the day after the last one of the file
 * @param model null to choose by likelihood
 */
record ClvArguments(
        Path file,
        String customer,
        String date,
        String amount,
        @Nullable LocalDate asOf,
        double horizonDays,
        double rate,
        double margin,
        @Nullable ModelKind model) {

    private static final String MODELS =
            Arrays.stream(ModelKind.values()).map(ModelKind::id).collect(Collectors.joining(", "));

    static final String USAGE = """
            usage: ./fenji clv FILE.csv [OPTIONS] > values.csv

              FILE             orders, one per row (CSV with comma, semicolon or tab, plain or .gz);
                               amounts below zero are returns
              --customer COL   the column that names the customer (default: customer)
              --date COL       the column with the date, year first: 2025-01-31, 2025/1/31 (default: date)
              --amount COL     the column with the amount, 1234.50 (default: amount)
              --as-of DAY      only rows before this day count (default: the day after the last row)
              --horizon DAYS   how far to look ahead (default: 365)
              --rate SHARE     discount rate per year (default: 0.10)
              --margin SHARE   margin per unit of amount (default: 1, amounts are margins)
              --model NAME     auto (the most likely one), or one of
                               %s

            Values go to standard output (CSV, one row per customer), the fit and what was left out to standard error:

              repeat_purchase_days   days with a purchase after the first day
              average_amount         of the purchase days with an amount above zero, returns taken off
              p_alive                the chance that the customer is still there
              expected_purchases     purchase days within the horizon
              expected_amount        per purchase day
              value                  expected purchases, discounted, times expected amount times margin
              value_parameter_*      how far the value may be off because the models learned from a sample (80 %%)
              value_outcome_*        what this customer may bring when the models are right (80 %%)

            Exit code: 0 done, 1 nothing could be computed, 2 wrong use.
            """.formatted(MODELS);

    /** Said to the person who typed. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static ClvArguments parse(String[] typed) throws Wrong {
        List<Path> files = new ArrayList<>();
        ClvArguments read = new ClvArguments(Path.of(""), "customer", "date", "amount", null, 365, 0.1, 1, null);
        for (int i = 0; i < typed.length; i++) {
            if (!typed[i].startsWith("--")) {
                files.add(Path.of(typed[i]));
                continue;
            }
            if (i + 1 >= typed.length) {
                throw new Wrong("The option " + typed[i] + " needs a value.");
            }
            read = read.with(typed[i], typed[++i]);
        }
        if (files.size() != 1) {
            throw new Wrong("Name one file with orders.");
        }
        Path file = files.getFirst();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Wrong("The file " + file + " cannot be read.");
        }
        return new ClvArguments(
                file,
                read.customer,
                read.date,
                read.amount,
                read.asOf,
                read.horizonDays,
                read.rate,
                read.margin,
                read.model);
    }

    private ClvArguments with(String option, String value) throws Wrong {
        return switch (option) {
            case "--customer" -> new ClvArguments(file, value, date, amount, asOf, horizonDays, rate, margin, model);
            case "--date" -> new ClvArguments(file, customer, value, amount, asOf, horizonDays, rate, margin, model);
            case "--amount" -> new ClvArguments(file, customer, date, value, asOf, horizonDays, rate, margin, model);
            case "--as-of" ->
                new ClvArguments(file, customer, date, amount, day(value), horizonDays, rate, margin, model);
            case "--horizon" ->
                new ClvArguments(
                        file, customer, date, amount, asOf, number(option, value, 1, 36_500), rate, margin, model);
            case "--rate" ->
                new ClvArguments(
                        file, customer, date, amount, asOf, horizonDays, number(option, value, 0, 10), margin, model);
            case "--margin" ->
                new ClvArguments(
                        file, customer, date, amount, asOf, horizonDays, rate, number(option, value, 1e-6, 1), model);
            case "--model" ->
                new ClvArguments(file, customer, date, amount, asOf, horizonDays, rate, margin, model(value));
            default -> throw new Wrong("There is no option " + option + ".");
        };
    }

    private static LocalDate day(String value) throws Wrong {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException _) {
            throw new Wrong("--as-of takes a day like 2025-01-31, not '" + value + "'.");
        }
    }

    private static double number(String option, String value, double least, double most) throws Wrong {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Wrong(
                "%s takes a number from %s to %s, not '%s'.".formatted(option, plain(least), plain(most), value));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static @Nullable ModelKind model(String value) throws Wrong {
        if (value.equals("auto")) {
            return null;
        }
        for (ModelKind kind : ModelKind.values()) {
            if (kind.id().equals(value)) {
                return kind;
            }
        }
        throw new Wrong("There is no model '" + value + "'. There are auto, " + MODELS + ".");
    }
}
