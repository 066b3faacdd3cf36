package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The tables behind lists and dashboard, and how they are made from those of the other modules. */
@Component
class ReadModel {

    private static final Logger LOG = LoggerFactory.getLogger(ReadModel.class);

    /** A field with more values than this is typed into, not chosen from. */
    private static final int MOST_CHOICES = 300;

    private static final int MOST_CUSTOM_CHOICES = 60;

    /** So many rows are changed one by one in no time. */
    private static final int FEW = 5_000;

    /** Any number: the same one for everybody who refreshes. */
    private static final long LOCK = 7_250_001;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Dashboard dashboard;
    private final JsonMapper json;

    ReadModel(JdbcTemplate jdbc, TransactionTemplate transaction, Dashboard dashboard, JsonMapper json) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.dashboard = dashboard;
        this.json = json;
    }

    /** Whether something happened that was not taken over. */
    boolean isBehind() {
        return Boolean.TRUE.equals(jdbc.queryForObject("""
                select s.run_id is distinct from (select run_id from metric_state)
                    or exists (select 1 from customer c where (c.tx::text)::bigint >= (s.customers_from::text)::bigint)
                from overview_state s
                """, Boolean.class));
    }

    /** New and changed customers only; figures stay. */
    void refreshProfiles() {
        transaction.executeWithoutResult(_ -> {
            String horizon = begin();
            Long from = jdbc.queryForObject("select (customers_from::text)::bigint from overview_state", Long.class);
            take(from == null ? 0 : from);
            jdbc.update(RefreshSql.FINISH, horizon);
        });
    }

    /** Some customers only: each by itself, as one is found by index and hundreds would be looked for among all. */
    void refresh(List<Long> customers) {
        if (customers.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            begin();
            jdbc.execute(RefreshSql.BEGIN);
            jdbc.execute(RefreshSql.PLAN_ONCE);
            jdbc.batchUpdate(
                    RefreshSql.COMPARE_ONE,
                    customers.stream().map(customer -> new Object[] {customer}).toList());
            jdbc.update(RefreshSql.CHANGE);
            jdbc.update(RefreshSql.ADD);
        });
    }

    /** After a run that changed nothing there is nothing to compare. */
    void refreshAfterRun() {
        if (Boolean.TRUE.equals(jdbc.queryForObject(RefreshSql.NOTHING_CHANGED, Boolean.class))) {
            refreshProfiles();
        } else {
            refreshEverything();
        }
    }

    void refreshEverything() {
        long start = System.nanoTime();
        Integer rows = transaction.execute(_ -> {
            String horizon = begin();
            int changed = take(0) + jdbc.update(RefreshSql.REMOVE);
            jdbc.update(RefreshSql.FINISH, horizon);
            describe();
            return changed;
        });
        // Outside: people read the new list while the dashboard is being made.
        if (rows != null && rows > 0) {
            jdbc.execute("analyze customer_overview");
        }
        jdbc.update(
                "update overview_state set figures = ?::jsonb",
                json.writeValueAsString(dashboard.compute(Condition.all())));
        LOG.info("The customer list is up to date: {} rows in {} ms", rows, (System.nanoTime() - start) / 1_000_000);
    }

    /** @return transactions from this one on may not be seen yet */
    private String begin() {
        // Millions of rows are compared: in memory, not in files.
        jdbc.execute("set local work_mem = '128MB'");
        jdbc.query("select pg_advisory_xact_lock(?)", _ -> {}, LOCK);
        return String.valueOf(
                jdbc.queryForObject("select pg_snapshot_xmin(pg_current_snapshot())::text", String.class));
    }

    private int take(long from) {
        jdbc.execute(RefreshSql.BEGIN);
        int changed = jdbc.update(RefreshSql.COMPARE, from);
        if (changed > FEW && isMost(changed)) {
            jdbc.execute("select refill_customer_overview()");
        } else if (changed > 0) {
            jdbc.update(RefreshSql.CHANGE);
            jdbc.update(RefreshSql.ADD);
        }
        return changed;
    }

    /** When more than a quarter changes, making the table anew is quicker. */
    private boolean isMost(long changed) {
        Long all = jdbc.queryForObject("select count(*) from customer_overview", Long.class);
        return all == null || changed * 4 > all;
    }

    private void describe() {
        String custom = jdbc.queryForObject(RefreshSql.CUSTOM_FIELDS, String.class, MOST_CUSTOM_CHOICES);
        String choices = jdbc.queryForObject(RefreshSql.CHOICES, String.class, MOST_CHOICES);
        String customChoices = jdbc.queryForObject(RefreshSql.CUSTOM_CHOICES, String.class, custom);
        String titles = jdbc.queryForObject(RefreshSql.TITLES, String.class);
        jdbc.update(
                "update overview_state set custom_fields = ?::jsonb, choices = ?::jsonb || ?::jsonb, titles = ?::jsonb",
                custom,
                choices,
                customChoices,
                titles);
    }
}
