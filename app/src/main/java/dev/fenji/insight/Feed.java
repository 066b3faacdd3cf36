package dev.fenji.insight;

import static dev.fenji.insight.Feed.Kind.FLAG;
import static dev.fenji.insight.Feed.Kind.INT;
import static dev.fenji.insight.Feed.Kind.LONG;
import static dev.fenji.insight.Feed.Kind.MICROS;
import static dev.fenji.insight.Feed.Kind.MOMENT;
import static dev.fenji.insight.Feed.Kind.TEXT;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import org.duckdb.DuckDBColumnType;

/**
 * One stream of rows from PostgreSQL into the copy: which rows moved, the query for them, the cells as they travel, and what
 * DuckDB does with them ({@code postgres_rows}). They are taken in this order: lines need documents and products.
 */
enum Feed {
    CUSTOMERS(
            "customer",
            """
            select t.id, t.source, t.external_key, t.name, t.type, t.country::text, t.region, t.city, t.industry,
                   t.size_class, t.language, t.currency::text, t.credit_limit, array_to_json(t.tags)::text,
                   (t.created_at at time zone (select zone from organisation))::date - date '1970-01-01',
                   t.created_at, t.attributes::text
            from customer t""",
            List.of(
                    LONG.named("customer_id"),
                    TEXT.named("source"),
                    TEXT.named("external_key"),
                    TEXT.named("name"),
                    TEXT.named("type"),
                    TEXT.named("country"),
                    TEXT.named("region"),
                    TEXT.named("city"),
                    TEXT.named("industry"),
                    TEXT.named("size_class"),
                    TEXT.named("language"),
                    TEXT.named("currency"),
                    MICROS.named("credit_limit"),
                    TEXT.named("tags"),
                    INT.named("created_on"),
                    MOMENT.named("created_at"),
                    TEXT.named("attributes")),
            List.of("""
                    create or replace temp table arrived as
                    select * replace (cast(credit_limit as decimal(18, 0)) * 0.000001 as credit_limit,
                                      make_timestamp(created_at) as created_at)
                    from postgres_rows('CUSTOMERS')""", """
                    delete from customer_attribute where customer_id in (select customer_id from arrived)""", """
                    insert into customer_attribute select * from arrived""")),

    /** Declared inputs; one that is withdrawn moves again. */
    POTENTIAL(
            "potential_input",
            """
            select t.id, t.customer_id, t.kind, t.value, t.confidence, t.observed_on - date '1970-01-01',
                   t.valid_until - date '1970-01-01', t.recorded_at, t.withdrawn_at
            from potential_input t""",
            List.of(
                    LONG.named("input_id"),
                    LONG.named("customer_id"),
                    TEXT.named("kind"),
                    MICROS.named("value_micros"),
                    MICROS.named("confidence_micros"),
                    INT.named("day"),
                    INT.named("valid_until_day"),
                    MOMENT.named("recorded_at"),
                    MOMENT.named("withdrawn_at")),
            List.of("""
                    create or replace temp table arrived as
                    select * replace (make_timestamp(recorded_at) as recorded_at,
                                      make_timestamp(withdrawn_at) as withdrawn_at)
                    from postgres_rows('POTENTIAL')""", """
                    delete from potential_fact where input_id in (select input_id from arrived)""", """
                    insert into potential_fact select * from arrived""")),

    /** A product may get another category after its lines were carried over. */
    PRODUCTS(
            "product",
            "select t.id, t.category from product t",
            List.of(LONG.named("product_id"), TEXT.named("category")),
            List.of("""
                    create or replace temp table arrived as select * from postgres_rows('PRODUCTS')""", """
                    delete from product where product_id in (select product_id from arrived)""", """
                    insert into product select * from arrived""", """
                    update sales_fact set category = arrived.category from arrived
                    where arrived.product_id = sales_fact.product_id
                      and arrived.category is distinct from sales_fact.category""")),

    DOCUMENTS(
            "sales_document",
            """
            select t.id, t.customer_id, t.kind::text, t.occurred_on - date '1970-01-01', t.original_document_id
            from sales_document t""",
            List.of(
                    LONG.named("document_id"),
                    LONG.named("customer_id"),
                    TEXT.named("kind"),
                    INT.named("day"),
                    LONG.named("original_document_id")),
            List.of("""
                    create or replace temp table document as select * from postgres_rows('DOCUMENTS')""", """
                    delete from sales_fact where document_id in (select document_id from document)""")),

    /** A document moves with all its lines. */
    LINES(
            "sales_line",
            """
            select t.document_id, t.line_no, t.product_id, t.goods, t.quantity, t.unit_price, t.amount_base,
                   t.cost_base, t.recorded_at
            from sales_line t""",
            List.of(
                    LONG.named("document_id"),
                    INT.named("line_no"),
                    LONG.named("product_id"),
                    FLAG.named("goods"),
                    MICROS.named("quantity"),
                    MICROS.named("unit_price"),
                    MICROS.named("amount_base"),
                    MICROS.named("cost_base"),
                    MOMENT.named("recorded_at")),
            List.of("""
                    insert into sales_fact
                    select d.customer_id, d.document_id, l.line_no, d.kind, d.day, l.product_id, p.category, l.goods,
                           cast(l.quantity as decimal(18, 0)) * 0.000001,
                           cast(l.unit_price as decimal(18, 0)) * 0.000001,
                           cast(l.amount_base as decimal(18, 0)) * 0.000001,
                           cast(l.cost_base as decimal(18, 0)) * 0.000001,
                           d.original_document_id, make_timestamp(l.recorded_at)
                    from postgres_rows('LINES') l
                    join document d on d.document_id = l.document_id
                    left join product p on p.product_id = l.product_id""", """
                    drop table document"""));

    /** A cell as it travels: figures in millionths, moments in microseconds. */
    enum Kind {
        LONG(DuckDBColumnType.BIGINT),
        INT(DuckDBColumnType.INTEGER),
        FLAG(DuckDBColumnType.BOOLEAN),
        TEXT(DuckDBColumnType.VARCHAR),
        MICROS(DuckDBColumnType.BIGINT),
        MOMENT(DuckDBColumnType.BIGINT);

        private final DuckDBColumnType type;

        Kind(DuckDBColumnType type) {
            this.type = type;
        }

        DuckDBColumnType type() {
            return type;
        }

        Cell named(String name) {
            return new Cell(name, this);
        }
    }

    record Cell(String name, Kind kind) {}

    /** Blocks that one query reads when everything is read: 64 MB. */
    private static final long BLOCKS = 8192;

    /** Rows that the snapshot of the refresh before could not see; its oldest number lets the index help. */
    private static final String MOVED = """

            where (t.tx::text)::bigint >= (pg_snapshot_xmin(current_setting('fenji.seen')::pg_snapshot)::text)::bigint
              and not pg_visible_in_snapshot(t.tx, current_setting('fenji.seen')::pg_snapshot)""";

    private static final String MOVED_LINES = """

            join (select t.id from sales_document t %s) moved on moved.id = t.document_id""".formatted(MOVED);

    private final String table;
    private final String everything;
    private final List<Cell> cells;
    private final List<String> steps;

    Feed(String table, String everything, List<Cell> cells, List<String> steps) {
        this.table = table;
        this.everything = everything;
        this.cells = cells;
        this.steps = steps;
    }

    List<Cell> cells() {
        return cells;
    }

    /** How many rows moved; of lines it is the documents that count. */
    long moved(Connection postgres) throws SQLException {
        String sql = "select count(*) from " + (this == LINES ? DOCUMENTS : this).table + " t" + MOVED;
        try (Statement statement = postgres.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The query for the rows that moved. */
    String moved() {
        return everything + (this == LINES ? MOVED_LINES : MOVED);
    }

    /** The queries that together read everything, each a stretch of the table. */
    List<String> everything(Connection postgres) throws SQLException {
        long blocks = blocks(postgres);
        return LongStream.iterate(0, from -> from == 0 || from < blocks, from -> from + BLOCKS)
                .mapToObj(from -> everything + " where t.ctid >= '(" + from + ",0)'"
                        + (from + BLOCKS >= blocks ? "" : " and t.ctid < '(" + (from + BLOCKS) + ",0)'"))
                .toList();
    }

    private long blocks(Connection postgres) throws SQLException {
        try (PreparedStatement size = postgres.prepareStatement(
                "select pg_relation_size(?::regclass) / current_setting('block_size')::bigint")) {
            size.setString(1, table);
            try (ResultSet row = size.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes the rows that come. */
    void take(Connection copy) throws SQLException {
        try (Statement statement = copy.createStatement()) {
            for (String step : steps) {
                statement.execute(step);
            }
        }
    }
}
