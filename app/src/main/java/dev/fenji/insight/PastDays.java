package dev.fenji.insight;

import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.time.MetricWindow;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looking back: everyone's figures as of past days, and what customers did afterwards. */
@Component
public class PastDays {
    private final Engine engine;
    private final CodeVersion version;
    private final JdbcClient jdbc;

    PastDays(Engine engine, CodeVersion version, JdbcClient jdbc) {
        this.engine = engine;
        this.version = version;
        this.jdbc = jdbc;
    }

    /**
     * What days the sales of known customers cover.
     *
     * @param firstSale day of the first one
     * @param lastSale day of the last one
     * @param firstRecorded when the first of them was recorded
     */
    public record Span(LocalDate firstSale, LocalDate lastSale, Instant firstRecorded) {}

    /** Null before the first sale. */
    public @Nullable Span span() {
        return jdbc.sql("""
                        select min(occurred_on) as first_sale, max(occurred_on) as last_sale,
                               min(recorded_at) as first_recorded
                        from sales_document where customer_id is not null
                        having count(*) > 0""")
                .query((row, number) -> new Span(
                        row.getObject("first_sale", LocalDate.class),
                        row.getObject("last_sale", LocalDate.class),
                        row.getTimestamp("first_recorded").toInstant()))
                .optional()
                .orElse(null);
    }

    /** Which program computes. */
    public String codeVersion() {
        return version.version();
    }

    /** Brings the analytical copy to the present and opens it for looking back. */
    public Look open(LongConsumer progress) {
        CopyState copied = engine.copy().refresh(progress);
        try {
            return new Look(engine.analytics().connect(), copied);
        } catch (SQLException e) {
            throw new AnalyticsException("The analytical copy could not be opened.", e);
        }
    }

    /** One state of the copy, whatever happens to it meanwhile. For one thread. */
    public static final class Look implements AutoCloseable {
        private final Connection copy;
        private final CopyState state;
        private final FieldCatalogue catalogue;

        private Look(Connection copy, CopyState state) throws SQLException {
            this.copy = copy;
            this.state = state;
            copy.setAutoCommit(false);
            this.catalogue = FieldCatalogue.standard().with(CustomFields.read(copy));
        }

        /** The PostgreSQL snapshot that the copy shows. */
        public String snapshot() {
            return state.snapshot();
        }

        /** The zone in which the copy's facts got their days. */
        public ZoneId zone() {
            return ZoneId.of(state.zone());
        }

        /** Until when facts were recorded that the copy shows. */
        public Instant knownAt() {
            return state.knownAt();
        }

        /**
         * Everyone as of a day, with what they did from that day on.
         *
         * @param windows months of the windows in which figures are wanted
         * @param knownAt only facts recorded up to this moment count for the figures, and only customers recorded by then;
         *     null for all. What happened afterwards is told as it is known now.
         * @param end the first day that is no longer looked at
         */
        public PastDay day(
                LocalDate asOf,
                Collection<Integer> windows,
                Collection<String> fields,
                @Nullable Instant knownAt,
                LocalDate end,
                RunProgress progress) {
            try {
                var attributes = Attributes.of(fields, catalogue);
                var day = new PastDay(asOf, end);
                for (int months : windows) {
                    var loader = new PopulationLoader(
                            copy, new MetricWindow(asOf, months), knownAt, attributes, WantedForecasts.NONE, progress);
                    day.add(months, loader.load());
                }
                day.follow(copy, LifecycleRule.STANDARD);
                return day;
            } catch (SQLException e) {
                throw new AnalyticsException("The figures as of %s could not be read.".formatted(asOf), e);
            }
        }

        @Override
        public void close() {
            try {
                copy.rollback();
                copy.close();
            } catch (SQLException e) {
                throw new AnalyticsException("The analytical copy could not be closed.", e);
            }
        }
    }
}
