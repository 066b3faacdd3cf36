package dev.fenji.tiering.live;

import dev.fenji.tiering.Trigger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notes about customers to look at again. */
@Repository
class LiveChanges {
    private final JdbcClient jdbc;

    LiveChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Change(long id, long customerId, Trigger cause, long subjectId, String subject, Instant at) {}

    /** In the caller's transaction: kept if and only if the fact is. */
    void add(Collection<Long> customers, Trigger cause, long subjectId, String subject) {
        jdbc.sql("""
                        insert into live_change (customer_id, cause, subject_id, subject)
                        select customer, :cause, :subjectId, :subject
                        from unnest(:customers::bigint[]) as given (customer)""")
                .param("customers", customers.toArray(new Long[0]))
                .param("cause", cause.name())
                .param("subjectId", subjectId)
                .param("subject", subject)
                .update();
    }

    /** The oldest first. */
    List<Change> waiting(int limit) {
        return jdbc.sql("""
                        select id, customer_id, cause, subject_id, subject, at
                        from live_change where done_tx is null order by id limit :limit""")
                .param("limit", limit)
                .query((row, _) -> new Change(
                        row.getLong("id"),
                        row.getLong("customer_id"),
                        Trigger.valueOf(row.getString("cause")),
                        row.getLong("subject_id"),
                        row.getString("subject"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    long waiting() {
        return jdbc.sql("select count(*) from live_change where done_tx is null")
                .query(Long.class)
                .single();
    }

    /** Exactly these: a note that was written earlier and committed later has not been looked at. */
    void done(Collection<Change> looked) {
        jdbc.sql("""
                        update live_change set done_tx = pg_current_xact_id(), done_at = clock_timestamp()
                        where id = any(:ids::bigint[])""")
                .param("ids", looked.stream().map(Change::id).toArray(Long[]::new))
                .update();
    }
}
