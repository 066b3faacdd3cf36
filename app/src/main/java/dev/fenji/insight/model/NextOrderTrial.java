package dev.fenji.insight.model;

import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.forecast.Coverage;
import dev.fenji.kernel.forecast.ForecastRule;
import dev.fenji.kernel.forecast.NextOrder;
import dev.fenji.kernel.forecast.NextOrderGrade;
import dev.fenji.kernel.forecast.NextOrderGrade.Case;
import dev.fenji.kernel.forecast.NextOrderGrade.Habit;
import dev.fenji.kernel.grading.GradingRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** The next orders as they would have been foretold on a past day, beside those that came until a later one. */
final class NextOrderTrial {
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** Parameters: first day after the judged period, what was known, its first day. */
    private static final String BEFORE_AND_AFTER = """
        with bought as (
          select customer_id, day, cast(sum(amount_base) as double) as amount
          from sales_fact
          where customer_id is not null and kind = 'P' and day < ? and recorded_at <= ?
          group by customer_id, day
        ),
        gap as (
          select customer_id, day, amount, day - lag(day) over (partition by customer_id order by day) as days,
                 day < ? as past
          from bought
        )
        select customer_id,
               max(day) filter (where past) as last_day,
               coalesce(median(days) filter (where past), -1) as median_gap,
               coalesce(arg_max(days, day) filter (where past), -1) as last_gap,
               avg(amount) filter (where past) as mean_amount,
               arg_max(amount, day) filter (where past) as last_amount,
               min(day) filter (where not past) as next_day,
               arg_min(amount, day) filter (where not past) as next_amount
        from gap
        group by customer_id
        having bool_or(past)
        order by customer_id\
        """;

    private final Connection copy;
    private final LocalDateTime knownAt;
    private final RunProgress progress;
    private final NextOrders orders;

    NextOrderTrial(Connection copy, @Nullable Instant knownAt, RunProgress progress, NextOrders orders) {
        this.copy = copy;
        this.knownAt = knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC);
        this.progress = progress;
        this.orders = orders;
    }

    /** @param cases of everyone for whom a date was foretold, by customer */
    record Cases(List<Case> cases, int asOfDay, int endDay) {

        /** Graded for some of the customers; a sample of them where they are many. */
        NextOrderPart grade(LongPredicate of, int most, GradingRule rule) {
            List<Case> chosen = cases.stream()
                    .filter(each -> of.test(each.forecast().customer()))
                    .toList();
            int step = Math.max(1, (chosen.size() + most - 1) / most);
            List<Case> sample = new ArrayList<>();
            for (int i = 0; i < chosen.size(); i += step) {
                sample.add(chosen.get(i));
            }
            NextOrderGrade grade = NextOrderGrade.of(sample, asOfDay, endDay, ForecastRule.STANDARD.level(), rule);
            return grade.days() != null
                    ? new NextOrderPart(grade, null)
                    : new NextOrderPart(
                            null,
                            ScopeReport.Refusal.of(
                                    ModelProblem.TOO_FEW_NEXT_ORDERS,
                                    Map.of("customers", grade.compared(), "least", rule.minimumCustomers())));
        }
    }

    /** @param before as of the first day of the judged period */
    Cases judge(PurchaseHistory before, int endDay) throws SQLException {
        int asOfDay = before.asOfDay();
        Map<Long, NextOrder.Expected> foretold = new HashMap<>();
        orders.expected(before, asOfDay).forEach(each -> foretold.put(each.customer(), each));
        List<Case> cases = new ArrayList<>(foretold.size());
        try (PreparedStatement query = copy.prepareStatement(BEFORE_AND_AFTER)) {
            query.setInt(1, endDay);
            query.setObject(2, knownAt);
            query.setInt(3, asOfDay);
            try (var armed = progress.onCancel(query::cancel);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    NextOrder.Expected expected = foretold.get(row.getLong(1));
                    if (expected != null) {
                        cases.add(read(row, expected));
                    }
                }
            }
        }
        return new Cases(cases, asOfDay, endDay);
    }

    private static Case read(ResultSet row, NextOrder.Expected expected) throws SQLException {
        var habit = new Habit(row.getDouble(3), row.getDouble(4), row.getDouble(5), row.getDouble(6));
        long next = row.getLong(7);
        boolean came = !row.wasNull();
        return new Case(expected, row.getLong(2), habit, came ? next : Coverage.NO_ORDER, came ? row.getDouble(8) : 0);
    }
}
