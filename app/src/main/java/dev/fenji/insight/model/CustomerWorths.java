package dev.fenji.insight.model;

import dev.fenji.customer.Customers;
import dev.fenji.kernel.clv.PurchaseSummary;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the models in force say of one customer, for whoever may see the customer. */
@Component
public class CustomerWorths {
    private final FitBook book;
    private final Customers customers;
    private final JdbcClient jdbc;
    private final FactorText factors;
    private final CustomerStates states;
    private final CategoryStore categories;

    CustomerWorths(
            FitBook book,
            Customers customers,
            JdbcClient jdbc,
            FactorText factors,
            CustomerStates states,
            CategoryStore categories) {
        this.book = book;
        this.customers = customers;
        this.jdbc = jdbc;
        this.factors = factors;
        this.states = states;
        this.categories = categories;
    }

    /** The stored row. */
    private record Stored(
            String scope,
            String model,
            List<String> flags,
            @Nullable Double churnRisk,
            @Nullable String churnGroup,
            @Nullable String factors,
            CustomerWorth.@Nullable NextOrder next,
            Map<String, @Nullable Object> values) {}

    /** Null before the first run with models. */
    public @Nullable CustomerWorth of(long customerId) {
        if (customers.get(customerId).isEmpty()) {
            throw new ProblemException(ModelProblem.CUSTOMER_NOT_FOUND, Map.of("customer", customerId));
        }
        FitBook.InForce run = book.inForce().orElse(null);
        if (run == null) {
            return null;
        }
        Stored stored = stored(customerId);
        ScopeReport report = book.find(run.runId(), stored == null ? ScopeReport.ALL : stored.scope);
        ScopeReport everyone = book.find(run.runId(), ScopeReport.ALL);
        if (report == null || everyone == null) {
            return null;
        }
        List<CustomerWorth.Purchase> purchases = purchases(customerId, run.asOf());
        PurchaseSummary state = stored == null ? null : states.of(customerId, run.asOf(), null);
        LearnedModel model = state == null ? null : LearnedModel.of(report);
        return new CustomerWorth(
                run.asOf(),
                run.runId(),
                stored == null ? null : stored.scope,
                stored == null ? null : stored.model,
                report.fittedOn(),
                stored == null ? List.of() : stored.flags,
                report.refusal(),
                stored == null ? Map.of() : stored.values,
                model == null || state == null ? null : Outlooks.ahead(report, state),
                stored == null ? null : stored.next,
                stored == null ? List.of() : categories.of(customerId),
                stored == null ? null : risk(stored, everyone.churn()),
                purchases,
                model == null || !model.showsLeaving() ? List.of() : Outlooks.alive(model, purchases, run.asOf()),
                report.values(),
                report.provenance());
    }

    private CustomerWorth.@Nullable Risk risk(Stored stored, @Nullable ChurnPart churn) {
        if (stored.churnRisk == null || churn == null) {
            return null;
        }
        return new CustomerWorth.Risk(
                stored.churnRisk,
                stored.churnGroup,
                churn.windowDays(),
                churn.lostAfterDays(),
                stored.factors == null ? List.of() : factors.read(stored.factors, churn.features()));
    }

    private @Nullable Stored stored(long customerId) {
        return jdbc.sql("""
            select scope, model, flags, churn_risk, churn_group, factors, expected_purchases_30,
                   expected_purchases_90, expected_purchases_365, expected_margin_365, clv, p_alive,
                   next_order_on, next_order_amount, next_order_from, next_order_until, next_order_low, next_order_high
            from customer_worth where customer_id = :customer\
            """)
                .param("customer", customerId)
                .query((row, _) -> stored(row))
                .optional()
                .orElse(null);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (Metric metric : Metrics.forecasts()) {
            values.put(metric.id(), value(row, metric));
        }
        String flags = row.getString("flags");
        BigDecimal risk = row.getBigDecimal("churn_risk");
        return new Stored(
                row.getString("scope"),
                row.getString("model"),
                flags == null ? List.of() : List.of(flags.split(",")),
                risk == null ? null : risk.doubleValue(),
                row.getString("churn_group"),
                row.getString("factors"),
                next(row),
                values);
    }

    private static CustomerWorth.@Nullable NextOrder next(ResultSet row) throws SQLException {
        LocalDate on = row.getObject("next_order_on", LocalDate.class);
        return on == null
                ? null
                : new CustomerWorth.NextOrder(
                        row.getObject("next_order_from", LocalDate.class),
                        on,
                        row.getObject("next_order_until", LocalDate.class),
                        number(row, "next_order_amount"),
                        number(row, "next_order_low"),
                        number(row, "next_order_high"));
    }

    private static @Nullable Double number(ResultSet row, String column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Object value(ResultSet row, Metric metric) throws SQLException {
        if (metric == Metrics.NEXT_ORDER_ON) {
            LocalDate day = row.getObject(metric.id(), LocalDate.class);
            return day == null ? null : day.toString();
        }
        BigDecimal value = row.getBigDecimal(metric.id());
        return value == null ? null : Decimals.plain(value);
    }

    private List<CustomerWorth.Purchase> purchases(long customerId, LocalDate before) {
        return jdbc.sql("""
            select d.occurred_on, coalesce(sum(l.amount_base), 0) as amount,
                   count(distinct d.id) filter (where d.kind = 'P') as documents
            from sales_document d left join sales_line l on l.document_id = d.id
            where d.customer_id = :customer and d.occurred_on < :before
            group by d.occurred_on
            having count(*) filter (where d.kind = 'P') > 0
            order by d.occurred_on\
            """)
                .param("customer", customerId)
                .param("before", before)
                .query((row, _) -> new CustomerWorth.Purchase(
                        row.getObject(1, LocalDate.class), Decimals.text(row.getBigDecimal(2)), row.getInt(3)))
                .list();
    }
}
