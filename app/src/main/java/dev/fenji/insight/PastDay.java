package dev.fenji.insight;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.lifecycle.Stage;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everyone as of a past day, and what they did from that day to another: the same rows in all columns. */
public final class PastDay {
    private static final String AFTERWARDS = """
            select customer_id,
                   cast(cast(sum(amount_base) as decimal(24, 6)) * 1000000 as bigint) as net_micros,
                   count(distinct case when kind = 'P' then document_id end) as purchases,
                   max(case when kind = 'P' then day end) as last_day
            from sales_fact
            where customer_id is not null and day >= ? and day < ?
            group by customer_id order by customer_id""";

    private final LocalDate asOf;
    private final LocalDate end;
    private final TreeMap<Integer, Figures> figures = new TreeMap<>();
    private long[] netMicros = new long[0];
    private boolean[] bought = new boolean[0];
    private boolean[] lost = new boolean[0];

    PastDay(LocalDate asOf, LocalDate end) {
        this.asOf = asOf;
        this.end = end;
    }

    void add(int months, Figures of) {
        figures.put(months, of);
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** The first day that is no longer looked at. */
    public LocalDate end() {
        return end;
    }

    public int size() {
        return netMicros.length;
    }

    public Population population(int windowMonths) {
        Figures wanted = figures.get(windowMonths);
        if (wanted == null) {
            throw new IllegalArgumentException(
                    "The window (%d months) must be among the wanted ones.".formatted(windowMonths));
        }
        return wanted.population();
    }

    /** Whether the customer had bought anything before the day. */
    public boolean isCustomer(int row) {
        return facts(row).micros(Metrics.PURCHASES_EVER.id()) > 0;
    }

    /** Net revenue from the day to the end, in millionths. */
    public long netMicros(int row) {
        return netMicros[row];
    }

    /** Whether the customer bought from the day to the end. */
    public boolean bought(int row) {
        return bought[row];
    }

    /** Whether the customer was not lost on the day. */
    public boolean present(int row) {
        return !Stage.LOST.id().equals(facts(row).text(Metrics.LIFECYCLE.id()));
    }

    /** Whether it is lost at the end, by the rhythm that was known on the day. */
    public boolean lost(int row) {
        return lost[row];
    }

    private CustomerFacts facts(int row) {
        return figures.firstEntry().getValue().population().row(row);
    }

    /** Reads what happened afterwards. */
    void follow(Connection copy, LifecycleRule rule) throws SQLException {
        Figures known = figures.firstEntry().getValue();
        Population population = known.population();
        var lifecycle = new Lifecycle(rule, known.lifecycle());
        netMicros = new long[population.size()];
        bought = new boolean[population.size()];
        lost = new boolean[population.size()];
        try (PreparedStatement query = copy.prepareStatement(AFTERWARDS)) {
            query.setInt(1, Math.toIntExact(asOf.toEpochDay()));
            query.setInt(2, Math.toIntExact(end.toEpochDay()));
            try (ResultSet rows = query.executeQuery()) {
                boolean more = rows.next();
                for (int row = 0; row < population.size(); row++) {
                    while (more && rows.getLong(1) < population.customerId(row)) {
                        more = rows.next();
                    }
                    boolean acted = more && rows.getLong(1) == population.customerId(row);
                    follow(row, population.row(row), acted ? rows : null, lifecycle);
                }
            }
        }
    }

    private void follow(int row, CustomerFacts before, @Nullable ResultSet after, Lifecycle lifecycle)
            throws SQLException {
        long purchases = 0;
        long lastDay = day(before, Metrics.LAST_PURCHASE_ON.id());
        if (after != null) {
            netMicros[row] = after.getLong(2);
            purchases = after.getLong(3);
            lastDay = purchases > 0 ? after.getLong(4) : lastDay;
        }
        bought[row] = purchases > 0;
        if (lastDay != Micros.UNKNOWN) {
            lost[row] = stage(before, purchases, lastDay, lifecycle) == Stage.LOST;
        }
    }

    private Stage stage(CustomerFacts before, long purchases, long lastDay, Lifecycle lifecycle) {
        long first = day(before, Metrics.FIRST_PURCHASE_ON.id());
        long ever = before.micros(Metrics.PURCHASES_EVER.id());
        long no = Micros.UNKNOWN;
        // Whether a silence was broken matters to nobody here: who broke one within the horizon is not lost at its end.
        var base = new BaseMetrics(
                before.customerId(),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                first == no ? lastDay : first,
                lastDay,
                purchases + (ever == no ? 0 : ever / Micros.ONE),
                0,
                before.micros(Metrics.MEDIAN_GAP_DAYS.id()),
                no,
                no);
        String segment = String.valueOf(before.text(Attributes.LIFECYCLE_SEGMENT));
        return lifecycle.stage(base, segment, Math.toIntExact(end.toEpochDay()));
    }

    private static long day(CustomerFacts facts, String field) {
        long micros = facts.micros(field);
        return micros == Micros.UNKNOWN ? micros : micros / Micros.ONE;
    }
}
