package dev.fenji.shared;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code FENJI_DB_URL}, {@code FENJI_DB_USER}, {@code FENJI_DB_PASSWORD}: a PostgreSQL server of one's own. Without a URL Fenji starts its own. */
@ConfigurationProperties(prefix = "fenji.db", ignoreUnknownFields = false)
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password) {}
