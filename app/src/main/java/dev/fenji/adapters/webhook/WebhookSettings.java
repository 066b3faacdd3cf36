package dev.fenji.adapters.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deliveries behave.
 *
 * @param internal whether addresses of this machine and of private networks may be called, and plain http used
 * @param attempts how often a delivery is tried before it is given up
 * @param firstPause the pause after the first failure; each further one is twice as long
 * @param longestPause no pause is longer
 * @param timeout how long an answer may take
 */
@ConfigurationProperties(prefix = "fenji.webhooks", ignoreUnknownFields = false)
record WebhookSettings(
        @DefaultValue("false") boolean internal,
        @DefaultValue("12") int attempts,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("4h") Duration longestPause,
        @DefaultValue("10s") Duration timeout) {}
