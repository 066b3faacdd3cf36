package dev.fenji.tiering;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.fenji.customer.CustomerScope;
import dev.fenji.identity.CurrentUser;
import dev.fenji.shared.Page;
import dev.fenji.shared.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody who was given notice: customers that will lose their tier on a known day, if nothing changes. */
@Repository
public class Notices {
    private static final String COLUMNS = """
            select n.customer_id, n.tier, n.score, n.held_until, c.name, c.country,
                   tier_since(n.policy_id, n.customer_id, n.held_until, n.tier, n.since) as since
            """;
    private static final String LATEST = """
            from (select distinct on (a.customer_id)
                         a.policy_id, a.customer_id, a.tier, a.tier_rank, a.since, a.score, a.held_until
                  from assignment a
                  where a.policy_id =\s""";
    private static final String HELD = """

                  order by a.customer_id, a.valid_from desc, a.calibration_id desc) n
            join customer c on c.id = n.customer_id
            where n.held_until is not null and (\
            """;

    private final JdbcClient jdbc;
    private final Policies policies;
    private final CurrentUser user;

    Notices(JdbcClient jdbc, Policies policies, CurrentUser user) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.user = user;
    }

    /** @param until the day on which the tier will be lost */
    public record Notice(
            long customerId,
            String customerName,
            @Nullable String country,
            String tier,
            LocalDate since,
            @Nullable String score,
            LocalDate until) {}

    /** Below which notice a page begins. */
    private record Place(LocalDate until, long customer) {
        private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

        static @Nullable Place of(@Nullable String cursor) {
            Matcher parts = FORM.matcher(cursor == null ? "" : cursor);
            return parts.matches() ? new Place(LocalDate.parse(parts.group(1)), Long.parseLong(parts.group(2))) : null;
        }
    }

    /** The next to lose its tier first. */
    public Page<Notice> page(String policy, @Nullable String cursor, int limit) {
        SqlText sql = held(COLUMNS, policy);
        Place place = Place.of(cursor);
        if (place != null) {
            sql.add(" and (n.held_until, n.customer_id) > (")
                    .value(place.until())
                    .add(", ")
                    .value(place.customer())
                    .add(")");
        }
        sql.add(" order by n.held_until, n.customer_id limit ").value(limit + 1);
        List<Notice> rows = sql.on(jdbc).query(Notices::row).list();
        return Page.of(rows, limit, notice -> notice.until() + "_" + notice.customerId());
    }

    public long count(String policy) {
        return held("select count(*) ", policy).on(jdbc).query(Long.class).single();
    }

    private SqlText held(@CompileTimeConstant final String columns, String policy) {
        SqlText sql =
                SqlText.of(columns).add(LATEST).value(policies.get(policy).id()).add(HELD);
        return CustomerScope.visible(sql, user.scope()).add(")");
    }

    private static Notice row(ResultSet row, int number) throws SQLException {
        var score = row.getBigDecimal("score");
        return new Notice(
                row.getLong("customer_id"),
                row.getString("name"),
                row.getString("country"),
                row.getString("tier"),
                row.getObject("since", LocalDate.class),
                score == null ? null : score.stripTrailingZeros().toPlainString(),
                row.getObject("held_until", LocalDate.class));
    }
}
