package dev.fenji.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param minimumPasswordLength in characters
 * @param announce print the address and, while it is unchanged, the first password when the application is ready
 * @param requestsAtOnce fewer than there are connections to the database, so that the work inside finds one
 * @param requestPatience how long a request waits for its turn
 */
@ConfigurationProperties(prefix = "fenji.identity", ignoreUnknownFields = false)
record IdentitySettings(
        @DefaultValue("10") int minimumPasswordLength,
        @DefaultValue("false") boolean announce,
        @DefaultValue("14") int requestsAtOnce,
        @DefaultValue("10s") Duration requestPatience) {}
