package dev.fenji.insight.cli;

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
    private static final List<String> SPEND = List.of("p", "q", "gamma");

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
        if (out.checkError() && code == OK) {
            err.println("fenji clv: Not all values could be written.");
            code = NOT_DONE;
        }
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
            err.println("fenji clv: The file cannot be read, or the values cannot be written: " + e.getMessage());
            return NOT_DONE;
        }
    }

    private int run(LocalDate today) throws IOException, SQLException, ClvArguments.Wrong {
        try (OrderFile file = new OrderFile(today)) {
            file.read(arguments);
            if (!file.text().isUtf8()) {
                err.println("The file is not UTF-8; it is read as GB18030.");
            }
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

    private int value(List<Customer> customers, LocalDate asOf) throws IOException {
        PurchaseStates states = states(customers, asOf);
        LocalDate from = LocalDate.ofEpochDay(
                customers.stream().mapToInt(Customer::firstDay).min().orElse((int) asOf.toEpochDay()));
        DataWindow window = new DataWindow(from, asOf);
        FitOutcome.Fitted<PurchaseModel> purchases = purchases(states, window);
        if (purchases == null) {
            return NOT_DONE;
        }
        PurchaseModel model = purchases.model();
        FitReport report = purchases.report();
        err.printf(
                Locale.ROOT,
                "%,d customers, %,d of them bought again, %,d repeat purchase days, %,d distinct states%n",
                report.customers(),
                report.repeatBuyers(),
                report.repeatPurchases(),
                report.states());
        FitWords.fitted("purchases (times in weeks)", name(model), model.kind().parameters(), model.values(), report)
                .forEach(err::println);
        switch (GammaGamma.fit(spend(customers), window)) {
            case FitOutcome.Fitted<GammaGamma> spend -> {
                FitWords.fitted("spend", "gamma-gamma", SPEND, spend.model().values(), spend.report())
                        .forEach(err::println);
                write(customers, asOf, purchases, spend);
            }
            case FitOutcome.Refused<GammaGamma> refused -> {
                err.println("spend: no model, because %s. The columns of money stay empty."
                        .formatted(FitWords.refused(refused, "with an amount above zero")));
                write(customers, asOf, purchases, null);
            }
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
                    err.println("No model, because %s (%s)."
                            .formatted(FitWords.refused(refused, "that bought again"), refused.reason()));
                    return null;
                }
            }
        }
        return best;
    }

    private static String name(PurchaseModel model) {
        if (model.kind() == ModelKind.BG_CNBD_K || model.kind() == ModelKind.MBG_CNBD_K) {
            String plain = model.kind() == ModelKind.BG_CNBD_K ? ModelKind.BG_NBD.id() : ModelKind.MBG_NBD.id();
            return model.regularity() == 1 ? plain : model.kind().id() + " with k = " + model.regularity();
        }
        return model.kind().id();
    }

    private void write(
            List<Customer> customers,
            LocalDate asOf,
            FitOutcome.Fitted<PurchaseModel> purchases,
            FitOutcome.@Nullable Fitted<GammaGamma> spend)
            throws IOException {
        ClvTerms terms = new ClvTerms(arguments.horizonDays(), arguments.rate(), arguments.margin(), 0, 0, LEVEL);
        Clv clv = spend == null ? null : new Clv(purchases, spend, terms);
        PurchaseModel model = purchases.model();
        ValueTable table = new ValueTable(out);
        for (Customer customer : customers) {
            PurchaseState state = state(customer, asOf);
            Clv.@Nullable Value value = clv == null ? null : clv.of(state, customer.spendDays(), customer.mean());
            double expected =
                    value == null ? model.expectedPurchases(state, arguments.horizonDays()) : value.purchases();
            table.row(customer, model.pAlive(state), expected, value);
        }
        table.end();
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
