package dev.fenji.insight.model;

import dev.fenji.insight.RunProgress;
import dev.fenji.kernel.forecast.ForecastOutcome;
import dev.fenji.kernel.forecast.ForecastRule;
import dev.fenji.kernel.forecast.NextOrder;
import dev.fenji.kernel.forecast.NextOrderModel;
import dev.fenji.kernel.forecast.PurchaseRhythm;
import dev.fenji.kernel.forecast.RhythmSql;
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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * When everyone who is still there will order next and for how much, from their own gaps and amounts. What is learned follows from the
 * facts alone and takes one pass, so nothing of it is kept.
 */
final class NextOrders {
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);

    /** A rhythm of one's own takes three purchase days. */
    private static final int LEAST_GAPS = 2;

    private static final int MOST_CATEGORIES = 5;

    private final Connection copy;
    private final LocalDateTime knownAt;
    private final RunProgress progress;

    NextOrders(Connection copy, @Nullable Instant knownAt, RunProgress progress) {
        this.copy = copy;
        this.knownAt = knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC);
        this.progress = progress;
    }

    /** Where too few customers have a rhythm, nobody gets a date. */
    void putInto(WorthColumns worth, PurchaseHistory history, LocalDate asOf) throws SQLException {
        for (NextOrder.Expected expected : expected(history, Math.toIntExact(asOf.toEpochDay()))) {
            int row = worth.find(expected.customer());
            if (row >= 0) {
                worth.next(row, expected);
            }
        }
    }

    /** Of everyone of whom anything can be said. */
    List<NextOrder.Expected> expected(PurchaseHistory history, int day) throws SQLException {
        List<PurchaseRhythm> rhythms = new ArrayList<>(history.size());
        read(RhythmSql.Grain.CUSTOMER, day, history, (_, rhythm) -> rhythms.add(rhythm));
        List<NextOrder.Expected> all = new ArrayList<>();
        if (NextOrderModel.learn(rhythms, ForecastRule.STANDARD) instanceof ForecastOutcome.Learned learned) {
            for (PurchaseRhythm rhythm : rhythms) {
                if (learned.model().forecast(rhythm, day) instanceof NextOrder.Expected expected) {
                    all.add(expected);
                }
            }
        }
        return all;
    }

    /** One customer's next order in a category. */
    record InCategory(String category, NextOrder.Expected order) {}

    /** The same by category of goods, for customers with a rhythm of their own there: the categories each knows best, by customer. */
    List<InCategory> byCategory(PurchaseHistory history, LocalDate asOf) throws SQLException {
        int day = Math.toIntExact(asOf.toEpochDay());
        Map<String, List<PurchaseRhythm>> categories = new TreeMap<>();
        read(RhythmSql.Grain.CATEGORY, day, history, (category, rhythm) -> {
            if (rhythm.gaps().count() >= LEAST_GAPS) {
                categories.computeIfAbsent(category, _ -> new ArrayList<>()).add(rhythm);
            }
        });
        List<InCategory> all = new ArrayList<>();
        categories.forEach((category, rhythms) -> {
            if (NextOrderModel.learn(rhythms, ForecastRule.STANDARD) instanceof ForecastOutcome.Learned learned) {
                for (PurchaseRhythm rhythm : rhythms) {
                    if (learned.model().forecast(rhythm, day) instanceof NextOrder.Expected expected) {
                        all.add(new InCategory(category, expected));
                    }
                }
            }
        });
        return best(all);
    }

    private static List<InCategory> best(List<InCategory> all) {
        all.sort(Comparator.<InCategory>comparingLong(one -> one.order.customer())
                .thenComparing(one -> -one.order.ownGaps())
                .thenComparing(InCategory::category));
        List<InCategory> best = new ArrayList<>();
        int of = 0;
        for (int i = 0; i < all.size(); i++) {
            boolean same =
                    i > 0 && all.get(i - 1).order.customer() == all.get(i).order.customer();
            of = same ? of + 1 : 1;
            if (of <= MOST_CATEGORIES) {
                best.add(all.get(i));
            }
        }
        return best;
    }

    private void read(RhythmSql.Grain grain, int day, PurchaseHistory history, BiConsumer<String, PurchaseRhythm> each)
            throws SQLException {
        Positional text = RhythmSql.positional(grain);
        Map<String, Object> values = Map.of("as_of_day", day, "known_at", knownAt);
        try (PreparedStatement query = copy.prepareStatement(text.sql())) {
            int place = 1;
            for (String name : text.order()) {
                query.setObject(place++, values.get(name));
            }
            try (var armed = progress.onCancel(query::cancel);
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    each.accept(row.getString(2), rhythm(row, history));
                }
            }
        }
    }

    private static PurchaseRhythm rhythm(ResultSet row, PurchaseHistory history) throws SQLException {
        long customer = row.getLong(1);
        int known = history.find(customer);
        String segment = known < 0 ? null : history.segment(known);
        return new PurchaseRhythm(
                customer,
                Objects.requireNonNullElse(segment, ""),
                row.getLong(3),
                RhythmSql.moments(row.getLong(4), row.getLong(5), row.getLong(6)),
                RhythmSql.moments(row.getLong(7), row.getLong(8), row.getLong(9)));
    }
}
