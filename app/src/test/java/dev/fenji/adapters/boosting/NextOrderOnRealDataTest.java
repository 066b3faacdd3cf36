package dev.fenji.adapters.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.forecast.Coverage;
import dev.fenji.kernel.forecast.ForecastOutcome;
import dev.fenji.kernel.forecast.ForecastRule;
import dev.fenji.kernel.forecast.NextOrder;
import dev.fenji.kernel.forecast.NextOrderModel;
import dev.fenji.kernel.forecast.PurchaseRhythm;
import dev.fenji.kernel.forecast.RhythmSql;
import dev.fenji.kernel.grading.Actual;
import dev.fenji.kernel.grading.Forecast;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Grading;
import dev.fenji.kernel.grading.GradingRule;
import dev.fenji.kernel.grading.Measure;
import dev.fenji.kernel.metric.Positional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Next orders on real sales, where the development checkout has them; prints the figures of docs/methods/forecast.md. */
class NextOrderOnRealDataTest {

    private static final int AS_OF = (int) LocalDate.of(2011, 6, 1).toEpochDay();
    private static final int END = (int) LocalDate.of(2011, 12, 10).toEpochDay();

    /** First order on or after the as-of day: its day and amount. */
    private record Order(long day, double amount) {}

    @Test
    void intervalsOfOnlineRetailOnItsLastHalfYear() throws SQLException {
        try (RetailYears years = new RetailYears(ChurnOnRealDataTest.data("online_retail"))) {
            List<PurchaseRhythm> rhythms = rhythms(years.connection());
            Map<Long, Order> orders = orders(years.connection());
            ForecastOutcome.Learned learned =
                    (ForecastOutcome.Learned) NextOrderModel.learn(rhythms, ForecastRule.STANDARD);
            Map<Long, PurchaseRhythm> byCustomer = new HashMap<>();
            List<NextOrder.Expected> all = new ArrayList<>();
            Map<NextOrder.Reason, Integer> refused = new HashMap<>();
            for (PurchaseRhythm rhythm : rhythms) {
                byCustomer.put(rhythm.customer(), rhythm);
                switch (learned.model().forecast(rhythm, AS_OF)) {
                    case NextOrder.Expected expected -> all.add(expected);
                    case NextOrder.Refused no -> refused.merge(no.reason(), 1, Integer::sum);
                }
            }
            System.out.printf(
                    "%nlearned from %d customers, %d gaps; forecast %d, refused %s%n",
                    learned.customers(), learned.gaps(), all.size(), refused);
            print("all", all, orders);
            List<NextOrder.Expected> rhythmic =
                    all.stream().filter(each -> each.ownGaps() >= 3).toList();
            Coverage coverage = print("3 gaps of its own or more", rhythmic, orders);
            assertThat(coverage.ofBuyers()).isBetween(.7, .95);
            List<NextOrder.Expected> buyers = all.stream()
                    .filter(each -> orders.containsKey(each.customer()))
                    .toList();
            grade("days", buyers, byCustomer, orders, true);
            grade("amount", buyers, byCustomer, orders, false);
        }
    }

    private static Coverage print(String title, List<NextOrder.Expected> forecasts, Map<Long, Order> orders) {
        Coverage coverage = Coverage.of(forecasts, customer -> dayOf(orders.get(customer)), END);
        long amountsHeld = forecasts.stream()
                .filter(each -> orders.containsKey(each.customer()))
                .filter(each -> at(orders, each).amount() >= each.fromAmount()
                        && at(orders, each).amount() <= each.toAmount())
                .count();
        System.out.printf(
                "%s: %s, of buyers %.3f, of decided %.3f, amounts of buyers %.3f%n",
                title,
                coverage,
                coverage.ofBuyers(),
                coverage.ofDecided(),
                amountsHeld / (double) Math.max(1, coverage.buyers()));
        return coverage;
    }

    private static <T> T at(Map<Long, T> values, NextOrder.Expected forecast) {
        return Objects.requireNonNull(values.get(forecast.customer()));
    }

    private static long dayOf(@Nullable Order order) {
        return order == null ? Coverage.NO_ORDER : order.day();
    }

    /** Against the customer's own geometric mean gap, not before today, or amount: what people would guess. */
    private static void grade(
            String title,
            List<NextOrder.Expected> buyers,
            Map<Long, PurchaseRhythm> rhythms,
            Map<Long, Order> orders,
            boolean days) {
        List<NextOrder.Expected> known = buyers.stream()
                .filter(each -> at(rhythms, each).gaps().count() > 0
                        && at(rhythms, each).amounts().count() > 0)
                .toList();
        double[] model = new double[known.size()];
        double[] rule = new double[model.length];
        double[] actual = new double[model.length];
        for (int i = 0; i < model.length; i++) {
            NextOrder.Expected each = known.get(i);
            PurchaseRhythm rhythm = at(rhythms, each);
            Order order = at(orders, each);
            model[i] = days ? each.day() - rhythm.lastDay() : each.amount();
            rule[i] = Math.exp(
                    days
                            ? rhythm.gaps().sum() / rhythm.gaps().count()
                            : rhythm.amounts().sum() / rhythm.amounts().count());
            rule[i] = days ? Math.max(rule[i], AS_OF - rhythm.lastDay()) : rule[i];
            actual[i] = days ? order.day() - rhythm.lastDay() : order.amount();
        }
        GradeReport report = ((GradeOutcome.Graded) Grading.grade(
                        Forecast.ofAmounts("next-order", model),
                        List.of(Forecast.ofAmounts("own-mean", rule)),
                        Actual.ofAmounts(actual),
                        GradingRule.STANDARD))
                .report();
        System.out.printf("%s of %d buyers with a gap: %s%n", title, model.length, report.verdict());
        System.out.println("  model " + report.model().measures().get(Measure.MAE) + " "
                + report.model().measures().get(Measure.RMSE) + " "
                + report.model().measures().get(Measure.SPEARMAN));
        System.out.println("  own mean " + report.rules().getFirst().measures().get(Measure.MAE) + " "
                + report.rules().getFirst().measures().get(Measure.RMSE) + " "
                + report.rules().getFirst().measures().get(Measure.SPEARMAN));
        System.out.println("  " + report.comparisons().getFirst().differences());
    }

    private static List<PurchaseRhythm> rhythms(Connection connection) throws SQLException {
        Positional text = RhythmSql.positional(RhythmSql.Grain.CUSTOMER);
        Map<String, Object> values = Map.of("as_of_day", AS_OF, "known_at", LocalDateTime.of(9999, 1, 1, 0, 0));
        List<PurchaseRhythm> rhythms = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                select.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rhythms.add(new PurchaseRhythm(
                            row.getLong(1),
                            "",
                            row.getLong(3),
                            RhythmSql.moments(row.getLong(4), row.getLong(5), row.getLong(6)),
                            RhythmSql.moments(row.getLong(7), row.getLong(8), row.getLong(9))));
                }
            }
        }
        return rhythms;
    }

    private static Map<Long, Order> orders(Connection connection) throws SQLException {
        Map<Long, Order> orders = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select customer_id, day, cast(sum(amount_base) as double) from sales_fact where kind = 'P'"
                        + " and customer_id is not null and day >= ? group by 1, 2 order by 1, 2")) {
            select.setInt(1, AS_OF);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    orders.putIfAbsent(row.getLong(1), new Order(row.getLong(2), row.getDouble(3)));
                }
            }
        }
        return orders;
    }
}
