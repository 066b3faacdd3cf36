package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DatabaseStartTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void aServerOfOnesOwnIsMigratedModuleByModule() {
        assertThat(jdbc.sql(
                                "select table_name from information_schema.tables where table_name like 'flyway_schema_history%'")
                        .query(String.class)
                        .list())
                .contains("flyway_schema_history", "flyway_schema_history_shared");
    }

    @Test
    void theServerIsPostgres18() {
        assertThat(jdbc.sql("show server_version").query(String.class).single()).startsWith("18");
    }
}
