package dev.fenji.overview;

import dev.fenji.shared.Organisation;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How old everything is, right now: four quick look-ups, never kept. */
@Component
class FreshnessSource {

    private static final String LOOK = """
            select (select occurred_on from sales_document order by id desc limit 1)           as newest_order_on,
                   (select max(finished_at) from import_run where state = 'DONE')              as last_import_at,
                   (select max(finished_at) from run where state = 'DONE' and work = 'TIERS' and not replay) as last_run_at,
                   (select max(known_at) from run where state = 'DONE' and work = 'TIERS' and not replay) as known_at,
                   (select recorded_at from sales_document order by id desc limit 1)           as last_recorded_at,
                   (select as_of from overview_state)                                          as as_of
            """;

    private final JdbcTemplate jdbc;
    private final Organisation organisation;
    private final Clock clock;

    FreshnessSource(JdbcTemplate jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** @param lastOrderOn as of the last refresh: only the newest documents can have come since */
    Overview.Freshness now(@Nullable LocalDate lastOrderOn) {
        return jdbc.query(
                        LOOK,
                        (row, _) -> new Overview.Freshness(
                                later(lastOrderOn, row.getObject("newest_order_on", LocalDate.class)),
                                instant(row.getTimestamp("last_import_at")),
                                instant(row.getTimestamp("last_run_at")),
                                due(
                                        row.getTimestamp("last_recorded_at"),
                                        row.getTimestamp("known_at"),
                                        later(lastOrderOn, row.getObject("newest_order_on", LocalDate.class)),
                                        row.getObject("as_of", LocalDate.class))))
                .getFirst();
    }

    /** Something was recorded since the last run, or the days since then have sales in reach. */
    private boolean due(
            @Nullable Timestamp recorded,
            @Nullable Timestamp known,
            @Nullable LocalDate lastOrder,
            @Nullable LocalDate asOf) {
        if (recorded == null) {
            return false;
        }
        if (known == null || asOf == null || recorded.after(known)) {
            return true;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        return lastOrder != null && lastOrder.isBefore(today) && !lastOrder.isBefore(asOf);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
