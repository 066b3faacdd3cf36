package dev.fenji.insight;

import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the analytical copy and the runs behave.
 *
 * @param memory the most that DuckDB may use ({@code 2GB}); the default is a quarter of the machine, at most 4 GB
 * @param threads threads of the analytical engine and of assignment; 0 = one per processor
 * @param automatic whether a run follows imports and policy changes by itself
 * @param debounce how long to wait for further imports before an automatic run starts
 * @param factsDelay how long after a single order or customer a run starts that counts it, and others that came meanwhile
 * @param factsPause how long such runs wait after the run before, at least
 * @param dailyAt when the daily run starts, in the organisation's zone
 * @param staleAfter sales older than this are history being looked at: runs are then as of the day after the last sale
 */
@ConfigurationProperties(prefix = "fenji.insight", ignoreUnknownFields = false)
record AnalyticsSettings(
        @Nullable String memory,
        @DefaultValue("0") int threads,
        @DefaultValue("true") boolean automatic,
        @DefaultValue("2s") Duration debounce,
        @DefaultValue("30s") Duration factsDelay,
        @DefaultValue("1m") Duration factsPause,
        @DefaultValue("02:15") LocalTime dailyAt,
        @DefaultValue("31d") Duration staleAfter) {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long LEAST_MEGABYTES = 512;
    private static final long MOST_MEGABYTES = 4096;

    int threadsOrDefault() {
        return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    }

    String memoryOrDefault() {
        if (memory != null) {
            return memory;
        }
        long quarter = Machine.memory() / MEGABYTE / 4;
        return Math.clamp(quarter, LEAST_MEGABYTES, MOST_MEGABYTES) + "MB";
    }
}
