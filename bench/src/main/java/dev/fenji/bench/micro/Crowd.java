package dev.fenji.bench.micro;

import dev.fenji.bench.clv.Orders;
import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.GammaGamma;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.clv.SpendSample;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The customers of the benchmarks: the same process as in {@code ./fenji bench clv}, in memory. */
final class Crowd {

    static final int CUSTOMERS = 100_000;

    private static final DataWindow WINDOW = new DataWindow(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 12, 31));

    /** A customer with the average of all its orders. */
    record Buyer(PurchaseState state, int orders, double mean) {}

    final List<Buyer> buyers = new ArrayList<>();
    private int customer = -1;
    private int first;
    private int last;
    private int days;
    private int orders;
    private double spend;

    Crowd(int customers) throws SQLException {
        Orders.each(customers, (of, day, amount) -> {
            if (of != customer) {
                close();
                customer = of;
                first = day;
                last = -1;
            }
            days += day > last ? 1 : 0;
            last = day;
            orders++;
            spend += amount.doubleValue();
        });
        close();
    }

    private void close() {
        if (orders > 0) {
            PurchaseState state = new PurchaseState(days - 1, last - first, Orders.DAYS - 1 - first);
            buyers.add(new Buyer(state, orders, spend / orders));
        }
        days = 0;
        orders = 0;
        spend = 0;
    }

    PurchaseStates states() {
        var builder = new PurchaseStates.Builder(buyers.size());
        buyers.forEach(buyer -> builder.add(buyer.state));
        return builder.build();
    }

    SpendSample spend() {
        var builder = new SpendSample.Builder();
        buyers.forEach(buyer -> builder.add(buyer.orders, buyer.mean));
        return builder.build();
    }

    static FitOutcome.Fitted<PurchaseModel> fit(ModelKind kind, PurchaseStates states) {
        return (FitOutcome.Fitted<PurchaseModel>) ModelFit.fit(kind, states, WINDOW);
    }

    static FitOutcome.Fitted<GammaGamma> fit(SpendSample sample) {
        return (FitOutcome.Fitted<GammaGamma>) GammaGamma.fit(sample, WINDOW);
    }
}
