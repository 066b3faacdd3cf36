package dev.fenji.shared.postgres;

import dev.fenji.shared.DataFolder;
import dev.fenji.shared.DatabaseSettings;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Where the database is: the server named by {@code fenji.db.url}, else one of our own in the data folder. The connection
 * pool depends on this bean, so that at shutdown the pool closes first; the other way round it would wait half a minute for
 * connections that never come back.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String DATABASE = "postgres";

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(@Value("${fenji.data:./data}") Path folder) {
        return DataFolder.open(folder);
    }

    @Bean
    @ConditionalOnProperty("fenji.db.url")
    JdbcConnectionDetails ownersServer(DatabaseSettings settings) {
        var details = new Server(settings.url(), settings.user(), settings.password());
        details.requireUsable();
        return details;
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoServerNamed.class)
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres embeddedPostgres(DataFolder folder, EmbeddedPostgresSettings settings) {
            return EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                    folder.root().resolve("programs"),
                    folder.root().resolve("postgres"),
                    folder.secret("postgres.password"),
                    settings.port(),
                    settings.settings()));
        }

        @Bean
        JdbcConnectionDetails embeddedServer(EmbeddedPostgres server) {
            return new Server(server.url(DATABASE), EmbeddedPostgres.USER, server.password());
        }
    }

    static class NoServerNamed extends NoneNestedConditions {
        NoServerNamed() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("fenji.db.url")
        static class Named {}
    }
}
