package dev.fenji.tiering;

import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.SqlText;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of tier under the policy in force, for whoever may see the customers. */
@Repository
public class Moves {
    private static final String ROWS = """
            select s.id, s.at, s.policy_id, s.version, s.customer_id, s.day, s.from_tier, s.to_tier, s.cause, s.subject_id,
                   s.subject, c.name as customer_name
            from standing_change s
            join customer c on c.id = s.customer_id
            where s.from_tier is distinct from s.to_tier and s.policy_id = (select id from policy where in_force) and\s""";

    private final JdbcClient jdbc;
    private final CurrentUser user;

    Moves(JdbcClient jdbc, CurrentUser user) {
        this.jdbc = jdbc;
        this.user = user;
    }

    /** A move, and whose it is. */
    public record Seen(StandingMove move, String customerName) {}

    /** Newest first. */
    public List<Seen> recent(int limit) {
        return list(visible().add(" order by s.id desc limit ").value(limit));
    }

    /** In the order in which they happened. */
    public List<Seen> after(long id, int limit) {
        return list(visible()
                .add(" and s.id > ")
                .value(id)
                .add(" order by s.id limit ")
                .value(limit));
    }

    private SqlText visible() {
        return CustomerScope.visible(SqlText.of(ROWS), user.scope());
    }

    private List<Seen> list(SqlText sql) {
        return sql.on(jdbc)
                .query((row, number) -> new Seen(StandingJournal.row(row, number), row.getString("customer_name")))
                .list();
    }
}
