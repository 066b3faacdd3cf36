package dev.fenji.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param minimumPasswordLength in characters
 * @param announce print the address and, while it is unchanged, the first password when the application is ready
 */
@ConfigurationProperties(prefix = "fenji.identity", ignoreUnknownFields = false)
record IdentitySettings(
        @DefaultValue("10") int minimumPasswordLength,
        @DefaultValue("false") boolean announce) {}
