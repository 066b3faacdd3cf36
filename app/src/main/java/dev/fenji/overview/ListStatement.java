package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.SharedProblem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes the statements of one list. Rows with a known sort value come first, the others after them, both by id at the end: two
 * statements, because each then is one walk along one index wherever the page begins.
 */
final class ListStatement {

    /** Everybody, as counted by the last refresh. */
    static final Sql EVERYBODY = Sql.of("select customers from overview_state");

    private static final Sql ANY_WAY = Sql.of("join customer c on c.id = o.customer_id");

    /** The offset keeps the planner from using an index of the customer file to begin with. */
    private static final Sql ALONG_THE_ORDER =
            Sql.of("cross join lateral (select * from customer where id = o.customer_id offset 0) c");

    private final Fields fields;
    private final ListQuery query;
    private final Condition visible;
    private final ListColumn sort;
    private final Sql customer;

    /** @param visible the rows that the caller may see: part of every statement */
    ListStatement(Fields fields, ListQuery query, Condition visible) {
        this(fields, query, visible, ANY_WAY);
    }

    private ListStatement(Fields fields, ListQuery query, Condition visible, Sql customer) {
        this.customer = customer;
        this.fields = fields;
        this.query = query;
        this.visible = visible;
        this.sort = sortable(fields.column(query.sort().field()));
    }

    private static ListColumn sortable(ListColumn column) {
        if (!column.sortable()) {
            throw new ProblemException(OverviewProblem.NOT_SORTABLE, Map.of("field", column.field()));
        }
        return column;
    }

    /** Rows whose sort value is known, after the cursor. */
    Sql known(List<String> columns, @Nullable Cursor after, int limit) {
        Sql where = where().and(sort.among()).and(sort.sort().then("is not null"));
        if (after != null && after.value() != null) {
            where = where.and(beyond(after));
        }
        return select(columns)
                .then(from(columns))
                .then("where")
                .then(where)
                .then("order by")
                .then(order())
                .then("limit ?", limit);
    }

    /** Rows whose sort value is unknown, after the cursor if that is one of them. */
    Sql unknown(List<String> columns, @Nullable Cursor after, int limit) {
        Sql where = where().and(sort.sort().then("is null"));
        if (after != null && after.value() == null) {
            where = where.and(Sql.of("o.customer_id > ?", after.id()));
        }
        return select(columns)
                .then(from(columns))
                .then("where")
                .then(where)
                .then("order by o.customer_id limit ?", limit);
    }

    /** Everything, in order, for an export. */
    Sql everything(List<String> columns) {
        return select(columns)
                .then(from(columns))
                .then("where")
                .then(where())
                .then("order by")
                .then(sort.sort())
                .then(
                        descending()
                                ? Sql.of("desc nulls last, o.customer_id desc")
                                : Sql.of("nulls last, o.customer_id"));
    }

    /** How many customers the search alone finds, no more than so many counted. */
    Sql found(int limit) {
        return Sql.of("select count(*) from (select 1 from customer c where")
                .then(SearchSql.of(String.valueOf(query.search())))
                .then("limit ?) as counted", limit);
    }

    /** A search in an order that has an index. */
    boolean mayFollowTheOrder() {
        return searched() && ListColumns.hasIndex(sort.field());
    }

    /** The same list for a search that finds very many: looked at in the order of the list instead of gathered before. */
    ListStatement alongTheOrder() {
        return new ListStatement(fields, query, visible, ALONG_THE_ORDER);
    }

    /** How many there are; with a limit, no more than that are counted. */
    Sql count(@Nullable Integer limit) {
        Sql rows = from(List.of()).then("where").then(where());
        return limit == null
                ? Sql.of("select count(*)").then(rows)
                : Sql.of("select count(*) from (select 1").then(rows).then("limit ?) as counted", limit);
    }

    private Sql select(List<String> columns) {
        List<Sql> values = columns.stream().map(id -> fields.column(id).value()).toList();
        Sql head = Sql.of("select o.customer_id,").then(sort.sort());
        return values.isEmpty() ? head : head.then(",").then(Sql.list(values));
    }

    private Sql from(List<String> columns) {
        Set<String> used = new HashSet<>(columns);
        if (query.filter() != null) {
            used.addAll(query.filter().fields().collect(Collectors.toSet()));
        }
        used.addAll(visible.fields().collect(Collectors.toSet()));
        used.add(sort.field());
        Sql from = Sql.of("from customer_overview o");
        if (searched() || fields.needsCustomer(used)) {
            from = from.then(customer);
        }
        return fields.needsWorth(used)
                ? from.then("left join customer_worth w on w.customer_id = o.customer_id")
                : from;
    }

    private Sql where() {
        Sql where = ConditionSql.of(visible, fields);
        if (query.filter() != null) {
            where = where.and(ConditionSql.of(query.filter(), fields));
        }
        return searched() ? where.and(SearchSql.of(String.valueOf(query.search()))) : where;
    }

    private boolean descending() {
        return query.sort().desc() != sort.sortsBackwards();
    }

    private boolean searched() {
        return query.search() != null && !query.search().isBlank();
    }

    private Sql order() {
        return descending()
                ? sort.sort().then("desc, o.customer_id desc")
                : sort.sort().then(", o.customer_id");
    }

    private Sql beyond(Cursor after) {
        Sql row = Sql.of("(").then(sort.sort()).then(", o.customer_id)");
        Sql place = Sql.of("(?, ?)", value(String.valueOf(after.value())), after.id());
        return descending() ? row.then("<").then(place) : row.then(">").then(place);
    }

    /** The tier is sorted by its rank, a number, though it is a text. */
    private Object value(String text) {
        try {
            return switch (sort.sortKind().compared()) {
                case DATE -> LocalDate.parse(text);
                case NUMBER -> new BigDecimal(text);
                default -> sort.field().equals("tier") ? new BigDecimal(text) : text;
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR);
        }
    }
}
