package dev.fenji.insight.model;

import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.clv.PurchaseStateSql;
import dev.fenji.kernel.clv.PurchaseSummary;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads purchases of everyone from the analytical copy. Facts of the day itself and later, or recorded too late, are not seen. */
final class PurchaseReader {
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** Parameters: name of the attribute, its JSON pointer. */
    private static final String SEGMENTS = """
        select customer_id,
               nullif(case ? when 'country' then country when 'type' then type when 'region' then region
                             when 'industry' then industry when 'size_class' then size_class
                             else json_extract_string(attributes, ?) end, '') as segment
        from customer_attribute order by customer_id\
        """;

    private static final String DAYS = """
        select day, count(*) as purchases, count(*) filter (where place = 1) as firsts
        from (select day, row_number() over (partition by customer_id order by day) as place
              from (select distinct customer_id, day from sales_fact
                    where customer_id is not null and kind = 'P' and day < ? and recorded_at <= ?))
        group by day order by day\
        """;

    private static final String SEGMENT_DAYS = """
        select nullif(case ? when 'country' then a.country when 'type' then a.type when 'region' then a.region
                             when 'industry' then a.industry when 'size_class' then a.size_class
                             else json_extract_string(a.attributes, ?) end, '') as segment,
               p.day, count(*) as purchases, count(*) filter (where p.place = 1) as firsts
        from (select customer_id, day, row_number() over (partition by customer_id order by day) as place
              from (select distinct customer_id, day from sales_fact
                    where customer_id is not null and kind = 'P' and day < ? and recorded_at <= ?)) p
        join customer_attribute a on a.customer_id = p.customer_id
        group by 1, p.day order by p.day\
        """;

    private static final String DOCUMENTS = """
        select count(distinct document_id) filter (where customer_id is null) as unattributed,
               count(distinct document_id) filter (where customer_id is not null and day >= ?) as later,
               count(distinct document_id) filter (where customer_id is not null and day < ?) as earlier,
               count(distinct (customer_id, day)) filter (where customer_id is not null and day < ?) as days
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
     * @param days days with a purchase, of each customer
     */
    record Documents(long unattributed, long later, long merged, long days) {}

    /** Net revenue of a period, the part of it whose cost is known, and that cost. */
    record Costs(double net, double costed, double cost) {}

    /** The states of everyone with a purchase, by the kernel's text. */
    PurchaseHistory history(LocalDate asOf, @Nullable String segmentBy) throws SQLException {
        var history = new PurchaseHistory(day(asOf));
        Positional text = PurchaseStateSql.positional(MetricSql.Scope.ALL_CUSTOMERS);
        Map<String, Object> values = Map.of("as_of_day", day(asOf), "known_at", knownAt);
        try (PreparedStatement query = copy.prepareStatement(text.sql())) {
            int place = 1;
            for (String name : text.order()) {
                query.setObject(place++, values.get(name));
            }
            try (var armed = progress.onCancel(query::cancel);
                    ResultSet rows = query.executeQuery()) {
                long[] cells = new long[PurchaseStateSql.columns().size()];
                while (rows.next()) {
                    for (int column = 0; column < cells.length; column++) {
                        cells[column] = rows.getLong(column + 1);
                    }
                    history.add(PurchaseSummary.read(column -> cells[column]));
                }
            }
        }
        if (segmentBy != null) {
            readSegments(history, segmentBy);
        }
        return history;
    }

    private void readSegments(PurchaseHistory history, String segmentBy) throws SQLException {
        try (PreparedStatement query = copy.prepareStatement(SEGMENTS)) {
            query.setString(1, segmentBy);
            query.setString(2, pointer(segmentBy));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    int row = history.find(rows.getLong(1));
                    if (row >= 0) {
                        history.segment(row, rows.getString(2));
                    }
                }
            }
        }
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

    /** The same by segment. */
    Map<String, List<DayCount>> days(LocalDate asOf, String segmentBy) throws SQLException {
        Map<String, List<DayCount>> days = new HashMap<>();
        try (PreparedStatement query = copy.prepareStatement(SEGMENT_DAYS)) {
            query.setString(1, segmentBy);
            query.setString(2, pointer(segmentBy));
            query.setInt(3, day(asOf));
            query.setObject(4, knownAt);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String segment = rows.getString(1);
                    if (segment != null) {
                        days.computeIfAbsent(segment, _ -> new ArrayList<>())
                                .add(new DayCount(
                                        LocalDate.ofEpochDay(rows.getInt(2)), rows.getLong(3), rows.getLong(4)));
                    }
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
                return new Documents(row.getLong(1), row.getLong(2), row.getLong(3) - row.getLong(4), row.getLong(4));
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
