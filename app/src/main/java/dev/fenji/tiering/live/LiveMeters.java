package dev.fenji.tiering.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How live re-tiering does, for whoever watches: work per customer, time from the fact to the standing, and what waits. */
@Component
class LiveMeters {
    private static final double[] SHOWN = {0.5, 0.95, 0.99};

    private final Timer look;
    private final Timer work;
    private final Timer lag;

    LiveMeters(MeterRegistry registry, LiveChanges changes) {
        look = timer(registry, "fenji.live.look", "Reading the figures of one customer");
        work = timer(registry, "fenji.live.work", "Work per change: a round divided by the changes it took");
        lag = timer(registry, "fenji.live.lag", "From the fact to the standing");
        Gauge.builder("fenji.live.waiting", changes, LiveChanges::waiting)
                .description("Changes that wait")
                .register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(SHOWN)
                .register(registry);
    }

    void looked(long nanos) {
        look.record(nanos, TimeUnit.NANOSECONDS);
    }

    void round(List<LiveChanges.Change> done, long nanos, Instant now) {
        for (LiveChanges.Change change : done) {
            work.record(nanos / done.size(), TimeUnit.NANOSECONDS);
            lag.record(Duration.between(change.at(), now));
        }
    }
}
