package dev.fenji.insight.model;

import dev.fenji.insight.Forecasts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.forecast.NextOrder;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What models say of all customers with a purchase, in columns, by customer id. */
final class WorthColumns implements Forecasts {
    private static final int NEXT_RANGE = 4;

    private final LocalDate asOf;
    private final long[] ids;
    private final Map<String, long[]> metrics = new LinkedHashMap<>();
    /** Where the next order may fall: first and last day, least and most amount. */
    private final long[][] nextRange = new long[NEXT_RANGE][];

    private final @Nullable String[] scopes;
    private final @Nullable String[] models;
    private final @Nullable String[] flags;
    private final @Nullable String[] risks;
    private final @Nullable String[] factors;

    /** @param customers ids of all that anything may be said of, in order */
    WorthColumns(LocalDate asOf, long[] customers) {
        this.asOf = asOf;
        this.ids = customers.clone();
        for (Metric metric : Metrics.forecasts()) {
            long[] column = new long[ids.length];
            Arrays.fill(column, Micros.UNKNOWN);
            metrics.put(metric.id(), column);
        }
        for (int i = 0; i < NEXT_RANGE; i++) {
            nextRange[i] = new long[ids.length];
            Arrays.fill(nextRange[i], Micros.UNKNOWN);
        }
        this.scopes = new String[ids.length];
        this.models = new String[ids.length];
        this.flags = new String[ids.length];
        this.risks = new String[ids.length];
        this.factors = new String[ids.length];
    }

    int size() {
        return ids.length;
    }

    long id(int row) {
        return ids[row];
    }

    int find(long customerId) {
        return Arrays.binarySearch(ids, customerId);
    }

    long micros(Metric metric, int row) {
        return column(metric.id())[row];
    }

    void set(Metric metric, int row, long micros) {
        column(metric.id())[row] = micros;
    }

    void describe(int row, String scope, String model, @Nullable String flag) {
        scopes[row] = scope;
        models[row] = model;
        flags[row] = flag;
    }

    void next(int row, NextOrder.Expected order) {
        set(Metrics.NEXT_ORDER_ON, row, Micros.ofUnits(order.day()));
        set(Metrics.NEXT_ORDER_AMOUNT, row, Finite.money(order.amount()));
        nextRange[0][row] = Micros.ofUnits(order.fromDay());
        nextRange[1][row] = Micros.ofUnits(order.toDay());
        nextRange[2][row] = Finite.money(order.fromAmount());
        nextRange[3][row] = Finite.money(order.toAmount());
    }

    /** First and last day, least and most amount of the next order, in millionths. */
    long nextRange(int which, int row) {
        return nextRange[which][row];
    }

    /** @param what moves the risk, in the form of {@link FactorText} */
    void risk(int row, double risk, String group, String what) {
        set(Metrics.CHURN_RISK, row, Finite.share(risk));
        risks[row] = group;
        factors[row] = what;
    }

    /** Whether any model speaks of the customer. */
    boolean isValued(int row) {
        return models[row] != null || risks[row] != null;
    }

    String scope(int row) {
        String scope = scopes[row];
        return scope == null ? ScopeReport.ALL : scope;
    }

    /** The purchase model; {@code none} for a customer that has a risk only. */
    String model(int row) {
        String model = models[row];
        return model == null ? "none" : model;
    }

    @Nullable
    String factors(int row) {
        return factors[row];
    }

    @Nullable
    String flags(int row) {
        return flags[row];
    }

    @Nullable
    String riskGroup(int row) {
        return risks[row];
    }

    LocalDate asOf() {
        return asOf;
    }

    @Override
    public void put(long customerId, Collection<String> wanted, Population.Builder population) {
        int row = find(customerId);
        if (row < 0) {
            return;
        }
        for (String metric : wanted) {
            long[] column = metrics.get(metric);
            if (column != null) {
                population.micros(metric, column[row]);
            }
        }
    }

    private long[] column(String metric) {
        long[] column = metrics.get(metric);
        if (column == null) {
            throw new IllegalArgumentException(metric + " is no forecast.");
        }
        return column;
    }
}
