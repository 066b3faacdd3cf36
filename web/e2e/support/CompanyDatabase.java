import dev.fenji.shared.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;

/** A company's own PostgreSQL server with a few invoices, until the input ends. Prints the address of the database. */
public class CompanyDatabase {
    private static final String PASSWORD = "of-the-owner";

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var options = new EmbeddedPostgres.Options(
                folder.resolve("programs"), folder.resolve("company"), PASSWORD, 0, Map.of());
        try (var server = EmbeddedPostgres.start(options)) {
            fill(server);
            System.out.println(server.url("postgres"));
            System.out.flush();
            System.in.readAllBytes();
        }
    }

    private static void fill(EmbeddedPostgres server) throws Exception {
        try (var connection = DriverManager.getConnection(server.url("postgres"), EmbeddedPostgres.USER, server.password());
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table customers (number text primary key, name text, country text);
                    insert into customers values ('K1', 'Nordlicht GmbH', 'Germany'), ('K2', '上海晨光贸易', 'China');
                    create table invoice_lines (invoice text, customer text, invoiced_on date, sku text, qty numeric, total numeric);
                    insert into invoice_lines values
                        ('R-1', 'K1', '2024-03-01', 'LAMP', 2, 80.00), ('R-1', 'K1', '2024-03-01', 'CABLE', 1, 9.50),
                        ('R-2', 'K2', '2024-03-02', 'LAMP', 10, 400.00), ('R-3', 'K2', '2024-03-05', 'LAMP', -1, -40.00);
                    create role fenji_reader login password 'only-reads';
                    grant select on customers, invoice_lines to fenji_reader;
                    """);
        }
    }
}
