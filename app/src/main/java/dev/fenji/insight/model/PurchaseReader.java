package dev.fenji.insight.model;

import dev.fenji.insight.RunProgress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads purchases of everyone from the analytical copy. Facts of the day itself and later, or recorded too late, are not seen. */
final class PurchaseReader {
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** Parameters: as-of day, known-at, name of the segment's attribute, its JSON pointer. */
    private static final String STATES = """
        with fact as (
            select customer_id, day, kind, amount_base from sales_fact
            where customer_id is not null and day < ? and recorded_at <= ?
        ),
        gap as (
            select customer_id, day, day - lag(day) over (partition by customer_id order by day) as days
            from (select distinct customer_id, day from fact where kind = 'P')
        ),
        state as (
            select customer_id, count(*) as purchase_days, min(day) as first_day, max(day) as last_day,
                   coalesce(sum(ln(days)), 0) as log_gaps
            from gap group by customer_id
        ),
        money as (select customer_id, sum(amount_base) as net from fact group by customer_id)
        select s.customer_id, s.purchase_days, s.first_day, s.last_day, cast(m.net as double) as net, s.log_gaps,
               nullif(case ? when 'country' then a.country when 'type' then a.type when 'region' then a.region
                             when 'industry' then a.industry when 'size_class' then a.size_class
                             else json_extract_string(a.attributes, ?) end, '') as segment
        from state s
        join money m on m.customer_id = s.customer_id
        left join customer_attribute a on a.customer_id = s.customer_id
        order by s.customer_id\
        """;

    private static final String DAYS = """
        select day, count(*) as purchases, count(*) filter (where place = 1) as firsts
        from (select day, row_number() over (partition by customer_id order by day) as place
              from (select distinct customer_id, day from sales_fact
                    where customer_id is not null and kind = 'P' and day < ? and recorded_at <= ?))
        group by day order by day\
        """;

    private static final String DOCUMENTS = """
        select count(distinct document_id) filter (where customer_id is null) as unattributed,
               count(distinct document_id) filter (where customer_id is not null and day >= ?) as later,
               count(distinct document_id) filter (where customer_id is not null and day < ?)
                 - count(distinct (customer_id, day)) filter (where customer_id is not null and day < ?) as merged
        from sales_fact where kind = 'P' and recorded_at <= ?\
        """;

    private static final String COSTS = """
        select cast(coalesce(sum(amount_base), 0) as double) as net,
               cast(coalesce(sum(amount_base) filter (where cost_base is not null), 0) as double) as costed,
               cast(coalesce(sum(cost_base), 0) as double) as cost
        from sales_fact
        where customer_id is not null and day < ? and day >= ? and recorded_at <= ?\
        """;

    private final Connection copy;
    private final LocalDateTime knownAt;
    private final RunProgress progress;

    PurchaseReader(Connection copy, @Nullable Instant knownAt, RunProgress progress) {
        this.copy = copy;
        this.knownAt = knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC);
        this.progress = progress;
    }

    /** Purchase days of everyone on a day, and how many of them were a customer's first. */
    record DayCount(LocalDate day, long purchases, long firsts) {}

    /**
     * Purchase documents that the models do not see as they are.
     *
     * @param unattributed those that name no customer
     * @param later those of the as-of day and after it
     * @param merged those that came on a day on which the customer had bought already
     */
    record Documents(long unattributed, long later, long merged) {}

    /** Net revenue of a period, the part of it whose cost is known, and that cost. */
    record Costs(double net, double costed, double cost) {}

    PurchaseHistory history(LocalDate asOf, @Nullable String segmentBy) throws SQLException {
        int day = day(asOf);
        var history = new PurchaseHistory(day);
        try (PreparedStatement query = copy.prepareStatement(STATES)) {
            query.setInt(1, day);
            query.setObject(2, knownAt);
            query.setString(3, segmentBy == null ? "type" : segmentBy);
            query.setString(4, pointer(segmentBy));
            try (var armed = progress.onCancel(query::cancel);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    history.add(
                            rows.getLong(1),
                            rows.getInt(2),
                            rows.getInt(3),
                            rows.getInt(4),
                            rows.getDouble(5),
                            rows.getDouble(6),
                            segmentBy == null ? null : rows.getString(7));
                }
            }
        }
        return history;
    }

    List<DayCount> days(LocalDate asOf) throws SQLException {
        List<DayCount> days = new ArrayList<>();
        try (PreparedStatement query = copy.prepareStatement(DAYS)) {
            query.setInt(1, day(asOf));
            query.setObject(2, knownAt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    days.add(new DayCount(LocalDate.ofEpochDay(rows.getInt(1)), rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return days;
    }

    Documents documents(LocalDate asOf) throws SQLException {
        try (PreparedStatement query = copy.prepareStatement(DOCUMENTS)) {
            query.setInt(1, day(asOf));
            query.setInt(2, day(asOf));
            query.setInt(3, day(asOf));
            query.setObject(4, knownAt);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Documents(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    Costs costs(LocalDate from, LocalDate before) throws SQLException {
        try (PreparedStatement query = copy.prepareStatement(COSTS)) {
            query.setInt(1, day(before));
            query.setInt(2, day(from));
            query.setObject(3, knownAt);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Costs(row.getDouble(1), row.getDouble(2), row.getDouble(3));
            }
        }
    }

    /** The JSON pointer of a custom attribute: any name is safe in it. */
    static String pointer(@Nullable String segmentBy) {
        if (segmentBy == null || !segmentBy.startsWith("custom.")) {
            return "/";
        }
        return "/" + segmentBy.substring("custom.".length()).replace("~", "~0").replace("/", "~1");
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
