package dev.fenji.insight;

import dev.fenji.customer.CustomersRegistered;
import dev.fenji.intake.ImportCompleted;
import dev.fenji.sales.OrdersRecorded;
import dev.fenji.shared.Organisation;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Runs that nobody has to ask for: after imports, once things are quiet; a while after single orders and customers; and every
 * night, for what time alone changes.
 */
@Component
class AutomaticRuns {
    private static final Logger LOG = LoggerFactory.getLogger(AutomaticRuns.class);
    private static final int REST_PER_RUN = 3;

    private final Insights insights;
    private final RunStore store;
    private final AnalyticsSettings settings;
    private final Organisation organisation;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fenji-run-timer").daemon().factory());
    private @Nullable ScheduledFuture<?> soon;
    /** A single fact came, and when its run begins is not known yet. */
    private boolean waiting;

    private boolean ready;
    private @Nullable Instant cameBefore;

    AutomaticRuns(
            Insights insights, RunStore store, AnalyticsSettings settings, Organisation organisation, Clock clock) {
        this.insights = insights;
        this.store = store;
        this.settings = settings;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Several imports in a row make one run, and it counts single facts that wait, too. */
    @TransactionalEventListener(fallbackExecution = true)
    synchronized void on(ImportCompleted event) {
        if (counts()) {
            waiting = false;
            if (soon != null) {
                soon.cancel(false);
            }
            soon = after(settings.debounce());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrdersRecorded event) {
        factsCame();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CustomersRegistered event) {
        factsCame();
    }

    /** The first of several starts the clock; the others are counted with it. Whoever brought them does not wait for a look at the runs. */
    private synchronized void factsCame() {
        if (counts() && !waiting && (soon == null || soon.isDone())) {
            waiting = true;
            timer.execute(() -> quietly(this::countFacts));
        }
    }

    private void countFacts() {
        Duration delay = settings.factsDelay();
        try {
            delay = untilFactsCount(store.lastDone().orElse(null), clock.instant());
        } finally {
            begin(delay);
        }
    }

    /** Unless an import has set the clock meanwhile. */
    private synchronized void begin(Duration delay) {
        if (waiting) {
            waiting = false;
            soon = after(delay);
        }
    }

    /** What the start itself loads, a demonstration for example, is counted when all of it is there. */
    private boolean counts() {
        if (!ready) {
            cameBefore = clock.instant();
        }
        return ready && settings.automatic();
    }

    /** Not at once, not too often, and never so often that runs take more than a quarter of the time. */
    Duration untilFactsCount(@Nullable InsightRun last, Instant now) {
        if (last == null || last.startedAt() == null || last.finishedAt() == null) {
            return settings.factsDelay();
        }
        Duration rest = Duration.between(last.startedAt(), last.finishedAt()).multipliedBy(REST_PER_RUN);
        Duration pause = longer(settings.factsPause(), rest);
        return longer(
                settings.factsDelay(), Duration.between(now, last.finishedAt().plus(pause)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private ScheduledFuture<?> after(Duration delay) {
        return timer.schedule(
                () -> quietly(() -> insights.due(RunKind.IMPORT)), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        ready = true;
        if (settings.automatic()) {
            if (cameBefore != null && !countedSince(cameBefore)) {
                soon = after(settings.debounce());
            }
            timer.execute(() -> quietly(this::catchUp));
            scheduleNight();
        }
    }

    private boolean countedSince(Instant facts) {
        Instant counted = store.lastDone().map(InsightRun::startedAt).orElse(null);
        return counted != null && counted.isAfter(facts);
    }

    /** The program was not running at night: what the days since then changed is made good. */
    private void catchUp() {
        LocalDate inForce = store.dayInForce();
        if (inForce != null && inForce.isBefore(today()) && !looksAtHistory(inForce)) {
            insights.due(RunKind.DAILY);
        } else if (store.modelsWereCutOff()) {
            insights.modelsDue();
        }
    }

    /** A base whose last sale is long past stands still until new sales come. */
    private boolean looksAtHistory(LocalDate inForce) {
        return inForce.isBefore(today().minusDays(settings.staleAfter().toDays()));
    }

    private void night() {
        quietly(this::catchUp);
        scheduleNight();
    }

    private void scheduleNight() {
        ZonedDateTime now = clock.instant().atZone(organisation.zone());
        ZonedDateTime next = now.with(settings.dailyAt());
        if (!next.isAfter(now)) {
            next = next.plusDays(1);
        }
        timer.schedule(this::night, Duration.between(now, next).toMillis(), TimeUnit.MILLISECONDS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisation.zone());
    }

    /** A timer whose task throws would never fire again. */
    private static void quietly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("An automatic run could not be started.", e);
        }
    }

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }
}
