package dev.fenji.insight.model;

import dev.fenji.kernel.clv.PurchaseStates;
import dev.fenji.kernel.metric.Metrics;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values the customers of one scope. Customers in the same state have the same outlook, so each distinct one is computed once. */
final class Scoped {
    static final String ALIVE_NOT_ESTIMABLE = "ALIVE_NOT_ESTIMABLE";
    static final String SPEND_NOT_POSITIVE = "SPEND_NOT_POSITIVE";
    static final String FIRST_PURCHASE_MAY_BE_EARLIER = "FIRST_PURCHASE_MAY_BE_EARLIER";

    private static final int TENTH = 10;

    private final String scope;
    private final PurchaseHistory history;
    private final LearnedModel model;
    private final Valuation valuation;
    private final int knownFrom;
    private double clv;
    private double margin;
    private double purchases;
    private double alive;
    private double[] values = {};

    /** @param truncated whether many customers are older than the data: then those of the first tenth of it are flagged */
    Scoped(String scope, PurchaseHistory history, LearnedModel model, ValueTerms terms, boolean truncated) {
        this.scope = scope;
        this.history = history;
        this.model = model;
        this.valuation = new Valuation(model, terms);
        this.knownFrom = truncated ? history.firstDay() + history.days() / TENTH : Integer.MIN_VALUE;
    }

    void putInto(WorthColumns worth) {
        PurchaseStates states = ScopeFit.states(history);
        Valuation.Outlook[] outlooks = outlooks(states);
        values = new double[history.size()];
        int valued = 0;
        for (int row = 0; row < history.size(); row++) {
            int state = states.indexOf(history.x(row), history.txDays(row), history.tDays(row));
            if (state >= 0) {
                values[valued++] = put(row, outlooks[state], worth);
            }
        }
        values = Arrays.copyOf(values, valued);
    }

    /** States are in the order of purchases and age: those that share a future follow one another. */
    private Valuation.Outlook[] outlooks(PurchaseStates states) {
        boolean shared = model.purchases().regularity() == 1;
        int[] leaders = IntStream.range(0, states.size())
                .filter(i -> i == 0 || !shared || !sameFuture(states, i))
                .toArray();
        Valuation.Outlook[] outlooks = new Valuation.Outlook[states.size()];
        IntStream.range(0, leaders.length).parallel().forEach(group -> {
            int end = group + 1 < leaders.length ? leaders[group + 1] : outlooks.length;
            Valuation.Ahead ahead = valuation.ahead(states.state(leaders[group]));
            for (int i = leaders[group]; i < end; i++) {
                outlooks[i] = valuation.outlook(states.state(i), ahead);
            }
        });
        return outlooks;
    }

    private static boolean sameFuture(PurchaseStates states, int i) {
        return states.x(i) == states.x(i - 1) && states.tDays(i) == states.tDays(i - 1);
    }

    private double put(int row, Valuation.Outlook outlook, WorthColumns to) {
        int at = to.find(history.id(row));
        double perPurchase = valuation.marginOfPurchase(history.spendDays(row), history.mean(row));
        double worth = outlook.discounted() * perPurchase - outlook.cost();
        to.describe(at, scope, model.purchases().kind().id(), flags(row));
        to.set(Metrics.EXPECTED_PURCHASES_30, at, Finite.share(outlook.expected30()));
        to.set(Metrics.EXPECTED_PURCHASES_90, at, Finite.share(outlook.expected90()));
        to.set(Metrics.EXPECTED_PURCHASES_365, at, Finite.share(outlook.expected365()));
        to.set(Metrics.EXPECTED_MARGIN_365, at, Finite.money(outlook.expected365() * perPurchase));
        to.set(Metrics.CLV, at, Finite.money(worth));
        if (model.showsLeaving()) {
            to.set(Metrics.P_ALIVE, at, Finite.share(outlook.alive()));
        }
        clv += worth;
        margin += outlook.expected365() * perPurchase;
        purchases += outlook.expected365();
        alive += outlook.alive();
        return worth;
    }

    private @Nullable String flags(int row) {
        var flags = new StringJoiner(",");
        if (!model.showsLeaving()) {
            flags.add(ALIVE_NOT_ESTIMABLE);
        }
        if (history.spendDays(row) == 0) {
            flags.add(SPEND_NOT_POSITIVE);
        }
        if (history.firstDay(row) < knownFrom) {
            flags.add(FIRST_PURCHASE_MAY_BE_EARLIER);
        }
        return flags.length() == 0 ? null : flags.toString();
    }

    /** Lifetime values of all that have one. */
    double[] values() {
        return values;
    }

    ScopeReport.ValuePart part(ValueTerms terms) {
        return new ScopeReport.ValuePart(
                terms.basis().name(),
                terms.marginShare(),
                terms.from().name(),
                Finite.orNull(terms.costedShare()),
                terms.horizonDays(),
                terms.discountRate(),
                terms.costToServePerYear(),
                Finite.orNull(clv),
                Finite.orNull(margin),
                Finite.orNull(purchases),
                values.length == 0 || !model.showsLeaving() ? null : Finite.orNull(alive / values.length));
    }

    /** The terms alone, where nobody was valued. */
    static ScopeReport.ValuePart nobody(ValueTerms terms) {
        return new ScopeReport.ValuePart(
                terms.basis().name(),
                terms.marginShare(),
                terms.from().name(),
                Finite.orNull(terms.costedShare()),
                terms.horizonDays(),
                terms.discountRate(),
                terms.costToServePerYear(),
                null,
                null,
                null,
                null);
    }
}
