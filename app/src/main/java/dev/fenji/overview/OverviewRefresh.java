package dev.fenji.overview;

import dev.fenji.customer.CustomersRegistered;
import dev.fenji.insight.InsightsRefreshed;
import dev.fenji.tiering.PastKnown;
import dev.fenji.tiering.PolicyPublished;
import dev.fenji.tiering.StandingsChanged;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps the read model up to date: listens, and soon after does all that has come up in one go. Doing it once more than needed
 * changes nothing; what a crash left undone is done at the next start.
 */
@Component
class OverviewRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(OverviewRefresh.class);

    /** Events come in swarms; one refresh answers them all. */
    private static final long PAUSE_MILLIS = 400;

    private final ReadModel model;
    private final Set<Long> moved = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Reach> wanted = new AtomicReference<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fenji-overview").daemon().factory());

    OverviewRefresh(ReadModel model) {
        this.model = model;
    }

    /** How much may have changed. */
    enum Reach {
        /** Those whose tier moved. */
        CUSTOMERS,
        PROFILES,
        FIGURES,
        EVERYTHING
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CustomersRegistered event) {
        want(event.count() > 1 ? Reach.EVERYTHING : Reach.PROFILES);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(InsightsRefreshed event) {
        want(Reach.FIGURES);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(StandingsChanged event) {
        if (event.runId() == 0 && !event.moves().isEmpty()) {
            event.moves().forEach(move -> moved.add(move.customerId()));
            want(Reach.CUSTOMERS);
        } else {
            want(event.runId() > 0 ? Reach.FIGURES : Reach.EVERYTHING);
        }
    }

    /** Its tiers and segments have names. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(PolicyPublished event) {
        want(Reach.EVERYTHING);
    }

    /** Tiers began earlier than was known. */
    @EventListener
    void on(PastKnown event) {
        want(Reach.EVERYTHING);
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        worker.execute(() -> {
            if (model.isBehind()) {
                want(Reach.EVERYTHING);
            }
        });
    }

    private void want(Reach reach) {
        Reach before =
                wanted.getAndAccumulate(reach, (now, more) -> now == null || more.compareTo(now) > 0 ? more : now);
        if (before == null && !worker.isShutdown()) {
            worker.schedule(this::refresh, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void refresh() {
        Reach reach = wanted.getAndSet(null);
        try {
            List<Long> some = List.copyOf(moved);
            some.forEach(moved::remove);
            model.refresh(some);
            switch (reach) {
                case EVERYTHING -> model.refreshEverything();
                case FIGURES -> model.refreshAfterRun();
                case PROFILES -> model.refreshProfiles();
                case CUSTOMERS -> LOG.trace("Done above.");
                case null -> LOG.debug("Nothing to refresh.");
            }
        } catch (RuntimeException e) {
            LOG.error("The customer list could not be brought up to date; the next change tries again.", e);
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
