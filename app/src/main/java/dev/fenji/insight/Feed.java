package dev.fenji.insight;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream of rows from PostgreSQL into the copy: the query for everything, the query for what moved, the columns as they
 * travel, and what to do with the rows when they have all arrived.
 */
enum Feed {
    CUSTOMERS(
            """
            select c.id, c.source, c.external_key, c.name, c.type, c.country, c.region, c.city, c.industry,
                   c.size_class, c.language, c.currency, c.credit_limit, array_to_json(c.tags),
                   (c.created_at at time zone (select zone from organisation))::date - date '1970-01-01',
                   c.created_at at time zone 'UTC', c.attributes
            from customer c""",
            """
            where (c.tx::text)::bigint >= (select oldest from seen)
              and not pg_visible_in_snapshot(c.tx, (select snapshot from seen))""",
            """
            {'customer_id': 'BIGINT', 'source': 'VARCHAR', 'external_key': 'VARCHAR', 'name': 'VARCHAR',
             'type': 'VARCHAR', 'country': 'VARCHAR', 'region': 'VARCHAR', 'city': 'VARCHAR', 'industry': 'VARCHAR',
             'size_class': 'VARCHAR', 'language': 'VARCHAR', 'currency': 'VARCHAR', 'credit_limit': 'DECIMAL(18,6)',
             'tags': 'VARCHAR', 'created_on': 'INTEGER', 'created_at': 'TIMESTAMP', 'attributes': 'VARCHAR'}""",
            "customer_attribute",
            "create or replace temp table arrived as select * from customer_attribute limit 0",
            List.of(
                    "delete from customer_attribute where customer_id in (select customer_id from arrived)",
                    "insert into customer_attribute select * from arrived")),

    LINES(
            """
            select f.customer_id, f.document_id, f.line_no, f.kind, f.day, f.product_id, f.category, f.goods,
                   f.quantity, f.unit_price, f.amount_base, f.cost_base, f.original_document_id,
                   f.recorded_at at time zone 'UTC'
            from sales_fact f""",
            """
            where f.document_id in (
                select d.id from sales_document d
                where (d.tx::text)::bigint >= (select oldest from seen)
                  and not pg_visible_in_snapshot(d.tx, (select snapshot from seen)))""",
            """
            {'customer_id': 'BIGINT', 'document_id': 'BIGINT', 'line_no': 'INTEGER', 'kind': 'VARCHAR',
             'day': 'INTEGER', 'product_id': 'BIGINT', 'category': 'VARCHAR', 'goods': 'BOOLEAN',
             'quantity': 'DECIMAL(18,6)', 'unit_price': 'DECIMAL(18,6)', 'amount_base': 'DECIMAL(18,6)',
             'cost_base': 'DECIMAL(18,6)', 'original_document_id': 'BIGINT', 'recorded_at': 'TIMESTAMP'}""",
            "sales_fact",
            "create or replace temp table arrived as select * from sales_fact limit 0",
            List.of(
                    "delete from sales_fact where document_id in (select document_id from arrived)",
                    "insert into sales_fact select * from arrived")),

    /** A product may get another category after its lines were carried over. */
    PRODUCTS(
            "select p.id, p.category from product p",
            """
            where (p.tx::text)::bigint >= (select oldest from seen)
              and not pg_visible_in_snapshot(p.tx, (select snapshot from seen))""",
            "{'product_id': 'BIGINT', 'category': 'VARCHAR'}",
            null,
            "create or replace temp table arrived (product_id bigint, category varchar)",
            List.of("""
                    update sales_fact set category = arrived.category from arrived
                    where arrived.product_id = sales_fact.product_id
                      and sales_fact.category is distinct from arrived.category"""));

    private static final String SEEN = """
            with seen as materialized (
                select s.snapshot, (pg_snapshot_xmin(s.snapshot)::text)::bigint as oldest
                from (select current_setting('fenji.seen')::pg_snapshot as snapshot) s)
            """;

    private final String everything;
    private final String moved;
    private final String columns;
    private final @Nullable String table;
    private final String arrived;
    private final List<String> merge;

    Feed(String everything, String moved, String columns, @Nullable String table, String arrived, List<String> merge) {
        this.everything = everything;
        this.moved = moved;
        this.columns = columns;
        this.table = table;
        this.arrived = arrived;
        this.merge = merge;
    }

    /** Whether a copy that is built anew needs this feed at all. */
    boolean feedsEmptyCopy() {
        return table != null;
    }

    /** The query for the rows that the snapshot could not see, or for all rows when there is none. */
    String query(Connection postgres, @Nullable String snapshot) throws SQLException {
        if (snapshot == null) {
            return everything;
        }
        try (PreparedStatement remember = postgres.prepareStatement("select set_config('fenji.seen', ?, true)")) {
            remember.setString(1, snapshot);
            remember.execute();
        }
        return SEEN + everything + "\n" + moved;
    }

    /** Where rows wait until all have come: the table itself when it is empty. */
    void prepare(Connection copy, boolean anew) throws SQLException {
        if (anew) {
            return;
        }
        try (Statement statement = copy.createStatement()) {
            statement.execute(arrived);
        }
    }

    /** @return rows loaded */
    long load(Connection copy, Path csv, boolean anew) throws SQLException {
        String target = anew && table != null ? table : "arrived";
        String sql = """
                insert into %s select * from read_csv(?, columns = %s, auto_detect = false, header = false,
                    delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)""".formatted(target, columns);
        try (PreparedStatement insert = copy.prepareStatement(sql)) {
            insert.setString(1, csv.toString());
            return insert.executeUpdate();
        }
    }

    void merge(Connection copy, boolean anew) throws SQLException {
        if (anew) {
            return;
        }
        try (Statement statement = copy.createStatement()) {
            for (String step : merge) {
                statement.execute(step);
            }
            statement.execute("drop table arrived");
        }
    }
}
