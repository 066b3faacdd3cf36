package dev.fenji.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:hsqldb:res:steelwheels",
                "jdbc:postgresql://db.example.com/crm",
                "jdbc:postgresql://10.0.0.7:5433/crm?sslmode=require&currentSchema=sales",
                "jdbc:postgresql://a:1,b:2/crm?targetServerType=primary"
            })
    void opensKnownFormsWithKnownParameters(String url) {
        assertThat(new JdbcAddress(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:hsqldb:file:/etc/passwd",
                "jdbc:hsqldb:res:steelwheels;hsqldb.method_class_names=x",
                "jdbc:hsqldb:res:../secret",
                "jdbc:hsqldb:mem:x",
                "jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://example.com/x.sql'",
                "jdbc:postgresql:crm",
                "jdbc:postgresql://db/crm?socketFactory=org.example.Run&socketFactoryArg=x",
                "jdbc:postgresql://db/crm?sslmode=require&loggerFile=/tmp/x",
                "jdbc:postgresql://db/crm?SSLFACTORY=x",
                "jdbc:postgresql://db/crm?options=-c",
                "jdbc:postgresql://user:secret@db/crm",
                "jdbc:postgresql://db/crm?%73ocketFactory=x",
                "jdbc:duckdb:/tmp/x",
                "",
                " jdbc:postgresql://db/crm"
            })
    void refusesWhateverCouldLoadAClassTouchAFileOrRunAStatement(String url) {
        assertThatThrownBy(() -> new JdbcAddress(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheParameterThatIsNotAllowed() {
        assertThat(JdbcAddress.refusal("jdbc:postgresql://db/crm?sslmode=require&socketFactory=x"))
                .isEqualTo("parameter socketFactory");
    }
}
