package dev.fenji.tiering.live;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How single facts re-tier their customer.
 *
 * @param enabled whether they do at once; else the next run counts them
 * @param batch customers looked at in one go, at most
 * @param lanes customers whose figures are read side by side
 */
@ConfigurationProperties(prefix = "fenji.live", ignoreUnknownFields = false)
record LiveSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("200") int batch,
        @DefaultValue("4") int lanes) {}
