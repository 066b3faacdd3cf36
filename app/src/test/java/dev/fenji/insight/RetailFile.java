package dev.fenji.insight;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** The UCI Online Retail file, put straight into the fact tables: what the figures are tested on must not depend on the import. */
public final class RetailFile implements AutoCloseable {
    private static final String RAW = """
            create table raw as
            select InvoiceNo as number, StockCode as product, cast(Quantity as decimal(18, 6)) as quantity,
                   cast(UnitPrice as decimal(18, 6)) as price, cast(InvoiceDate as timestamp) as moment,
                   CustomerID as customer, Country as country, InvoiceNo like 'C%' as credit
            from read_csv(?, header = true, all_varchar = true, quote = '"')""";

    private static final List<String> TABLES = List.of("""
            customer (id, source, external_key, name, type, country_given, search, created_at)
            select dense_rank() over (order by customer), 'retail', customer, customer, 'UNKNOWN', min(country), '',
                   '2009-01-01 00:00:00+00'
            from raw where customer is not null group by customer""", """
            product (id, source, external_key, name, category)
            select dense_rank() over (order by product), 'retail', product, product, substr(product, 1, 2)
            from raw group by product""", """
            sales_document (id, source, number, kind, customer_id, occurred_at, occurred_on, currency, rate, rate_date,
                rate_source)
            select dense_rank() over (order by number), 'retail', number, case when credit then 'C' else 'P' end,
                   any_value(customer_id),
                   strftime(min(moment), '%Y-%m-%d %H:%M:%S+00'), cast(min(moment) as date), 'GBP', 1, '2009-01-01', 'same'
            from (select *, case when customer is not null then
                      dense_rank() over (order by customer nulls last) end as customer_id from raw)
            group by number, credit""", """
            sales_line (document_id, line_no, product_id, content_hash, ordinal, goods, quantity, unit_price, amount,
                amount_base)
            select dense_rank() over (order by number), row_number() over (partition by number order by product, quantity),
                   dense_rank() over (order by product), 0, 0, true, quantity, price,
                   cast(quantity * price as decimal(18, 6)), cast(quantity * price as decimal(18, 6))
            from raw""");

    private final Connection duck;

    public RetailFile(Path csv, Connection duck) throws SQLException {
        this.duck = duck;
        try (var create = duck.prepareStatement(RAW)) {
            create.setString(1, csv.toString());
            create.execute();
        }
    }

    public void store(DataSource postgres) throws SQLException, IOException {
        Path file = Files.createTempFile("retail", ".csv");
        try (Connection connection = postgres.getConnection();
                Statement statement = duck.createStatement()) {
            for (String table : TABLES) {
                int select = table.indexOf("select");
                statement.execute("copy (%s) to '%s' (header false)".formatted(table.substring(select), file));
                try (InputStream rows = Files.newInputStream(file)) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn("copy %s from stdin (format csv)".formatted(table.substring(0, select)), rows);
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The file itself, for computing what is expected in another way: table {@code raw}. */
    public Connection raw() {
        return duck;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
