package dev.fenji.shared.postgres;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server Fenji starts itself.
 *
 * @param port 0 takes a free one at each start
 * @param settings PostgreSQL settings that differ from ours, for example {@code shared_buffers: 2GB}
 */
@ConfigurationProperties(prefix = "fenji.postgres", ignoreUnknownFields = false)
record EmbeddedPostgresSettings(
        @DefaultValue("0") int port, @DefaultValue Map<String, String> settings) {}
