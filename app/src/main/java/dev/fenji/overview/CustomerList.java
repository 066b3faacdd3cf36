package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.overview.CustomerRows.Listed;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The list of customers: pages, counts and whole exports of it, never beyond what the caller may see. */
@Repository
class CustomerList {

    /** Nobody waits longer for a page. */
    static final int PAGE_SECONDS = 10;

    private static final int COUNT_SECONDS = 2;
    private static final int COUNTED = 10_000;

    /** Of so many customers any list is counted to the end. */
    private static final int SMALL_BASE = 200_000;

    /** A search that finds this many customers is not gathered before it is sorted. */
    private static final int MANY = 2_000;

    private static final int EXPORT_SECONDS = 900;
    private static final int FETCH = 2_000;

    private final JdbcTemplate pages;
    private final JdbcTemplate counts;
    private final JdbcTemplate exports;
    private final VisibleCustomers visible;

    CustomerList(DataSource source, VisibleCustomers visible) {
        this.pages = limited(source, PAGE_SECONDS);
        this.counts = limited(source, COUNT_SECONDS);
        this.exports = limited(source, EXPORT_SECONDS);
        this.exports.setFetchSize(FETCH);
        this.visible = visible;
    }

    private static JdbcTemplate limited(DataSource source, int seconds) {
        var limited = new JdbcTemplate(source);
        limited.setQueryTimeout(seconds);
        return limited;
    }

    /** @param exact false when there are more than {@code count} */
    record Count(long count, boolean exact) {}

    Page<Map<String, @Nullable Object>> page(
            ListQuery query, Fields fields, List<String> columns, @Nullable String cursor, int limit) {
        var statement = new ListStatement(fields, query, visible.condition());
        var rows = new CustomerRows(columns);
        @Nullable Cursor after = Cursor.decoded(cursor, query.sort());
        try {
            if (statement.mayFollowTheOrder() && count(pages, statement.found(MANY)) == MANY) {
                statement = statement.alongTheOrder();
            }
            List<Listed> found = rows(statement, rows, after, limit + 1);
            return Page.of(found, limit, row -> new Cursor(query.sort(), row.sortValue(), row.id()).encoded())
                    .map(rows::json);
        } catch (QueryTimeoutException e) {
            throw new ProblemException(OverviewProblem.TOO_SLOW, Map.of("seconds", PAGE_SECONDS));
        }
    }

    private List<Listed> rows(ListStatement statement, CustomerRows rows, @Nullable Cursor after, int limit) {
        var found = new ArrayList<Listed>();
        if (after == null || after.value() != null) {
            Sql known = statement.known(rows.columns(), after, limit);
            found.addAll(pages.query(known.text(), rows, known.arguments()));
        }
        if (found.size() < limit) {
            Sql unknown = statement.unknown(rows.columns(), after, limit - found.size());
            found.addAll(pages.query(unknown.text(), rows, unknown.arguments()));
        }
        return found;
    }

    /** Exact up to a number, and beyond it where that is cheap; else "more than". */
    Count count(ListQuery query, Fields fields) {
        Condition scope = visible.condition();
        var statement = new ListStatement(fields, query, scope);
        try {
            long all = count(counts, ListStatement.EVERYBODY);
            if (query.everyone() && visible.everyone()) {
                return new Count(all, true);
            }
            boolean exact = all <= SMALL_BASE;
            long count = count(counts, statement.count(exact ? null : COUNTED));
            return new Count(count, exact || count < COUNTED);
        } catch (QueryTimeoutException e) {
            return new Count(0, false);
        }
    }

    private static long count(JdbcTemplate within, Sql sql) {
        Long count = within.queryForObject(sql.text(), Long.class, sql.arguments());
        return count == null ? 0 : count;
    }

    /** Every row in order, one at a time: a transaction, because only then does the driver read in pieces. */
    @Transactional(readOnly = true)
    public void each(ListQuery query, Fields fields, List<String> columns, Consumer<List<@Nullable Object>> row) {
        var rows = new CustomerRows(columns);
        Sql all = new ListStatement(fields, query, visible.condition()).everything(columns);
        RowCallbackHandler each = result -> row.accept(rows.mapRow(result, 0).values());
        exports.query(all.text(), each, all.arguments());
    }
}
