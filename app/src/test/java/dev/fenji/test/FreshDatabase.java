package dev.fenji.test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Puts the database back before each test class. What the migrations and the first start wrote is copied aside (schema {@code seed})
 * when the context is new, and copied back later.
 */
final class FreshDatabase implements TestExecutionListener {
    private static final String TABLES = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'
            order by table_name""";

    /** Partitions, for example: the policy they belong to is gone, and another will get its number. */
    private static final String MADE_BY_TESTS = """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'flyway%'
              and table_name not in (select table_name from seed_list.known)""";

    /** Deadlock, and a lock not got in time. */
    private static final Set<String> RETRIED = Set.of("40P01", "55P03");

    private static final int ATTEMPTS = 20;

    /** Calibrations never change, so the program keeps them in memory by number: a number must not come again for another one. */
    private static final AtomicInteger CALIBRATIONS = new AtomicInteger(1);

    private static final int CALIBRATIONS_OF_A_CLASS = 10_000;

    @Override
    public void beforeTestClass(TestContext context) throws SQLException {
        DataSource source = context.getApplicationContext().getBean(DataSource.class);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            if (single(statement, "select count(*) from pg_namespace where nspname = 'seed'") == 0) {
                copyAside(statement);
            } else {
                connection.setAutoCommit(false);
                emptyTables(connection, statement);
                copyBack(statement);
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void copyAside(Statement statement) throws SQLException {
        statement.execute("create schema seed");
        statement.execute("create schema seed_list");
        statement.execute("create table seed_list.known as " + TABLES);
        for (String table : names(statement, TABLES)) {
            if (single(statement, "select count(*) from (select from public.%s limit 1) t".formatted(table)) > 0) {
                statement.execute("create table seed.%1$s as table public.%1$s".formatted(table));
            }
        }
    }

    /**
     * Work that an earlier test set off may still be going on; then one of both has to wait or to try again. Emptying and copying back are
     * one transaction: such work never finds a table without the row it always has.
     */
    private static void emptyTables(Connection connection, Statement statement) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                statement.execute("set local lock_timeout = '5s'");
                for (String table : names(statement, MADE_BY_TESTS)) {
                    statement.execute("drop table if exists public.\"" + table + "\" cascade");
                }
                List<String> tables = names(statement, TABLES);
                statement.execute("truncate " + String.join(", ", tables) + " restart identity cascade");
                statement.execute("alter table calibration alter column id restart with "
                        + CALIBRATIONS.addAndGet(CALIBRATIONS_OF_A_CLASS));
                break;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !RETRIED.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                connection.rollback();
            }
        }
        statement.execute("set local lock_timeout = 0");
    }

    private static void copyBack(Statement statement) throws SQLException {
        statement.execute("set local session_replication_role = replica");
        for (String table : names(statement, "select tablename from pg_tables where schemaname = 'seed'")) {
            String columns = String.join(", ", names(statement, insertableColumns(table)));
            statement.execute("insert into public.%1$s (%2$s) overriding system value select %2$s from seed.%1$s"
                    .formatted(table, columns));
        }
        statement.execute("set local session_replication_role = origin");
        advanceIdentities(statement);
    }

    private static String insertableColumns(String table) {
        return """
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'
                order by ordinal_position""".formatted(table);
    }

    private static void advanceIdentities(Statement statement) throws SQLException {
        String identities = """
                select 'select setval(pg_get_serial_sequence(''public.' || s.tablename || ''', ''' || c.column_name
                       || '''), max(' || c.column_name || ')) from public.' || s.tablename
                from pg_tables s
                join information_schema.columns c on c.table_schema = 'public' and c.table_name = s.tablename
                where s.schemaname = 'seed' and c.is_identity = 'YES'""";
        for (String setval : names(statement, identities)) {
            statement.execute(setval);
        }
    }

    private static long single(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<String> names(Statement statement, String sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
