package dev.fenji.insight.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fenji.insight.cli.OrderFile.Customer;
import dev.fenji.kernel.clv.Clv;
import dev.fenji.kernel.clv.ClvTerms;
import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.FitReport;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ./fenji clv FILE.csv}: fits the value models to a file of orders and writes what each customer is expected to be worth. */
public final class ClvCommand {

    private static final int OK = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_USE = 2;
    private static final double NANOS = 1e9;
    private static final double LEVEL = 0.8;

    private final ClvArguments arguments;
    private final PrintStream out;
    private final PrintStream err;

    private ClvCommand(ClvArguments arguments, PrintStream out, PrintStream err) {
        this.arguments = arguments;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] typed) throws SQLException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int code = run(typed, out, err, LocalDate.now(ZoneOffset.UTC).plusDays(1));
        out.flush();
        System.exit(code);
    }

    /** Runs the command; {@code today} is the last day that is not in the future anywhere. */
    static int run(String[] typed, PrintStream out, PrintStream err, LocalDate today) throws SQLException {
        if (typed.length == 0 || List.of(typed).contains("--help")) {
            (typed.length == 0 ? err : out).print(ClvArguments.USAGE);
            return typed.length == 0 ? WRONG_USE : OK;
        }
        try {
            return new ClvCommand(ClvArguments.parse(typed), out, err).run(today);
        } catch (ClvArguments.Wrong e) {
            err.println("fenji clv: " + e.getMessage());
            return WRONG_USE;
        } catch (IOException e) {
            err.println("fenji clv: The file cannot be read: " + e.getMessage());
            return NOT_DONE;
        }
    }

    private int run(LocalDate today) throws IOException, SQLException, ClvArguments.Wrong {
        try (OrderFile file = new OrderFile(today)) {
            file.read(arguments);
            file.problems().sentences().forEach(err::println);
            if (file.problems().tooMany()) {
                err.println("Too many rows cannot be read, so nothing was computed. Are the columns right?");
                return NOT_DONE;
            }
            if (file.isEmpty()) {
                err.println("The file has no orders that can be used.");
                return NOT_DONE;
            }
            LocalDate asOf = arguments.asOf() == null ? file.lastDay().plusDays(1) : arguments.asOf();
            return value(file.customers(asOf), asOf);
        }
    }

    private int value(List<Customer> customers, LocalDate asOf) {
        PurchaseStates states = states(customers, asOf);
        LocalDate from = LocalDate.ofEpochDay(
                customers.stream().mapToInt(Customer::firstDay).min().orElse((int) asOf.toEpochDay()));
        DataWindow window = new DataWindow(from, asOf);
        FitOutcome.Fitted<PurchaseModel> purchases = purchases(states, window);
        if (purchases == null) {
            return NOT_DONE;
        }
        say("purchases", purchases.model().toString(), purchases.report());
        FitOutcome<GammaGamma> spend = GammaGamma.fit(spend(customers), window);
        if (spend instanceof FitOutcome.Fitted<GammaGamma> fitted) {
            say("spend", fitted.model().toString(), fitted.report());
            write(customers, asOf, purchases, fitted);
        } else {
            err.println("spend: no model, " + spend + "; the columns of money stay empty.");
            write(customers, asOf, purchases, null);
        }
        return OK;
    }

    private FitOutcome.@Nullable Fitted<PurchaseModel> purchases(PurchaseStates states, DataWindow window) {
        ModelKind model = arguments.model();
        List<ModelKind> kinds = model == null ? List.of(ModelKind.MBG_CNBD_K, ModelKind.PARETO_NBD) : List.of(model);
        FitOutcome.Fitted<PurchaseModel> best = null;
        for (ModelKind kind : kinds) {
            switch (ModelFit.fit(kind, states, window)) {
                case FitOutcome.Fitted<PurchaseModel> fitted -> {
                    boolean better = best == null
                            || fitted.report().logLikelihood() > best.report().logLikelihood();
                    best = better ? fitted : best;
                }
                case FitOutcome.Refused<PurchaseModel> refused -> {
                    err.println("No model: %s %s.".formatted(refused.reason(), refused.values()));
                    return null;
                }
            }
        }
        return best;
    }

    private void say(String what, String model, FitReport report) {
        err.printf(
                Locale.ROOT,
                "%s: %s%n  ln L %.4f, gradient %.1e, standard errors %s%n  %s to %s (before), %,d customers, %,d repeat buyers,"
                        + " %,d repeat purchases, %,d states%n",
                what,
                model,
                report.logLikelihood(),
                report.gradientNorm(),
                report.standardErrors(),
                report.window().from(),
                report.window().asOf(),
                report.customers(),
                report.repeatBuyers(),
                report.repeatPurchases(),
                report.states());
        if (!report.flags().isEmpty()) {
            err.println("  beware: " + report.flags());
        }
        if (!report.exclusions().isEmpty()) {
            err.println("  left out: " + report.exclusions());
        }
    }

    private void write(
            List<Customer> customers,
            LocalDate asOf,
            FitOutcome.Fitted<PurchaseModel> purchases,
            FitOutcome.@Nullable Fitted<GammaGamma> spend) {
        ClvTerms terms = new ClvTerms(arguments.horizonDays(), arguments.rate(), arguments.margin(), 0, 0, LEVEL);
        Clv clv = spend == null ? null : new Clv(purchases, spend, terms);
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
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
        for (Customer customer : customers) {
            PurchaseState state = state(customer, asOf);
            PurchaseModel model = purchases.model();
            Clv.@Nullable Value value = clv == null ? null : clv.of(state, customer.spendDays(), customer.mean());
            csv.writeRecord(
                    customer.name(),
                    LocalDate.ofEpochDay(customer.firstDay()).toString(),
                    LocalDate.ofEpochDay(customer.lastDay()).toString(),
                    Integer.toString(customer.x()),
                    number(customer.mean()),
                    number(model.pAlive(state)),
                    number(model.expectedPurchases(state, arguments.horizonDays())),
                    value == null ? "" : number(value.spendPerPurchase()),
                    value == null ? "" : number(value.expected()),
                    value == null ? "" : number(value.parameters().low()),
                    value == null ? "" : number(value.parameters().high()),
                    value == null ? "" : number(value.outcome().low()),
                    value == null ? "" : number(value.outcome().high()));
        }
        try {
            csv.flush();
        } catch (IOException e) {
            err.println("fenji clv: The values could not be written: " + e.getMessage());
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }

    private static PurchaseState state(Customer customer, LocalDate asOf) {
        int end = (int) asOf.toEpochDay() - 1;
        return new PurchaseState(
                customer.x(),
                customer.lastDay() - customer.firstDay(),
                end - customer.firstDay(),
                customer.logGapNanos() / NANOS);
    }

    private static PurchaseStates states(List<Customer> customers, LocalDate asOf) {
        var builder = new PurchaseStates.Builder(customers.size());
        customers.forEach(customer -> builder.add(state(customer, asOf)));
        return builder.build();
    }

    private static SpendSample spend(List<Customer> customers) {
        var builder = new SpendSample.Builder();
        customers.forEach(customer -> builder.add(customer.spendDays(), customer.mean()));
        return builder.build();
    }
}
