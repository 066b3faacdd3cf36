package dev.fenji.tiering.live;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The worker that re-tiers customers as facts come in. What waited when the program ended is done when it starts. */
@Component
class LiveTiers {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTiers.class);
    private static final long LOOK_ANYWAY_SECONDS = 10;
    private static final long AFTER_FAILURE_MILLIS = 1000;
    private static final long PATIENCE_MILLIS = 5000;

    private final LiveRound round;
    private final LiveSettings settings;
    private final LiveSignal signal;
    private volatile boolean stopped;
    private @Nullable Thread worker;

    LiveTiers(LiveRound round, LiveSignal signal, LiveSettings settings) {
        this.round = round;
        this.signal = signal;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (settings.enabled() && worker == null) {
            worker = Thread.ofPlatform().name("fenji-live").daemon().start(this::work);
        }
    }

    private void work() {
        while (!stopped) {
            try {
                signal.clear();
                if (round.carryOut() == 0) {
                    signal.await(LOOK_ANYWAY_SECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                rest(e);
            }
        }
    }

    private void rest(RuntimeException failure) {
        if (stopped) {
            return;
        }
        LOG.error("Live re-tiering failed; it tries again.", failure);
        try {
            Thread.sleep(AFTER_FAILURE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    synchronized void close() throws InterruptedException {
        stopped = true;
        signal.wake();
        if (worker != null) {
            worker.join(PATIENCE_MILLIS);
        }
    }
}
