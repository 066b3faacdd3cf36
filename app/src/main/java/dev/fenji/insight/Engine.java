package dev.fenji.insight;

import dev.fenji.shared.DataFolder;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * The analytical engine of this installation: the copy and the threads that work on it. Platform threads, because native calls
 * would pin a virtual thread's carrier.
 */
@Component
class Engine {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AnalyticsDatabase analytics;
    private final FactsCopy copy;
    private final ExecutorService workers;

    Engine(DataFolder data, AnalyticsSettings settings, DataSource postgres) {
        this.analytics = new AnalyticsDatabase(data.folder("analytics"), settings);
        this.copy = new FactsCopy(analytics, postgres);
        this.workers = Executors.newFixedThreadPool(
                settings.threadsOrDefault(),
                Thread.ofPlatform().name("fenji-worker-", 1).daemon().factory());
    }

    AnalyticsDatabase analytics() {
        return analytics;
    }

    FactsCopy copy() {
        return copy;
    }

    ExecutorService workers() {
        return workers;
    }

    @PreDestroy
    void close() throws InterruptedException {
        workers.shutdown();
        if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            workers.shutdownNow();
        }
        analytics.close();
    }
}
