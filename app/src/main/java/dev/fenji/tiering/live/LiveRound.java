package dev.fenji.tiering.live;

import dev.fenji.insight.CustomerFigures;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.time.MetricWindow;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One round of live re-tiering: what waits is taken, each customer is looked at once, and what changed is written. */
@Component
class LiveRound {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRound.class);
    private static final int MOST_ATTEMPTS = 3;
    /** Classes of SQL states: connection, rollback of a transaction, resources, somebody at the server. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private final LiveChanges changes;
    private final LiveGrounds grounds;
    private final LiveWriter writer;
    private final CustomerFigures figures;
    private final LiveMeters meters;
    private final LiveSettings settings;
    private final Clock clock;
    private final ExecutorService lanes;
    private final Map<Long, Integer> failures = new HashMap<>();

    LiveRound(
            LiveChanges changes,
            LiveGrounds grounds,
            LiveWriter writer,
            CustomerFigures figures,
            LiveMeters meters,
            LiveSettings settings,
            Clock clock) {
        this.changes = changes;
        this.grounds = grounds;
        this.writer = writer;
        this.figures = figures;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
        this.lanes = Executors.newFixedThreadPool(
                settings.lanes(),
                Thread.ofPlatform().name("fenji-live-", 1).daemon().factory());
    }

    /**
     * A customer with the figures that its policies ask for.
     *
     * @param change the latest of its changes, which is named as the cause
     * @param facts by window in months; empty when nothing is calibrated or its figures could not be read
     */
    record Looked(LiveChanges.Change change, @Nullable LocalDate day, Map<Integer, CustomerFacts> facts) {}

    /** @return changes that were looked at */
    int carryOut() {
        long began = System.nanoTime();
        List<LiveChanges.Change> waiting = changes.waiting(settings.batch());
        if (waiting.isEmpty()) {
            return 0;
        }
        LiveGround ground = grounds.current();
        Instant knownAt = clock.instant();
        Map<Long, LiveChanges.Change> latest = new LinkedHashMap<>();
        waiting.forEach(change -> latest.put(change.customerId(), change));
        List<Looked> looked = look(latest.values(), sight(ground, knownAt, latest.keySet()));
        Set<Long> again = Set.copyOf(failures.keySet());
        List<LiveChanges.Change> done = waiting.stream()
                .filter(change -> !again.contains(change.customerId()))
                .toList();
        if (!writer.write(ground, looked, done, knownAt)) {
            return waiting.size();
        }
        meters.round(done, System.nanoTime() - began, clock.instant());
        return waiting.size();
    }

    /** What all customers of a round are looked at with. */
    private record Sight(LiveGround ground, Instant knownAt, Map<Long, LocalDate> days) {}

    private Sight sight(LiveGround ground, Instant knownAt, Set<Long> customers) {
        return new Sight(ground, knownAt, ground.rules().isEmpty() ? Map.of() : figures.daysOf(customers));
    }

    private List<Looked> look(Iterable<LiveChanges.Change> changed, Sight sight) {
        Map<LiveChanges.Change, Future<Looked>> asked = new LinkedHashMap<>();
        for (LiveChanges.Change change : changed) {
            asked.put(change, lanes.submit(() -> look(change, sight)));
        }
        List<Looked> looked = new ArrayList<>();
        asked.forEach((change, future) -> {
            try {
                looked.add(future.get());
                failures.remove(change.customerId());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The program stops.", e);
            } catch (ExecutionException e) {
                failed(change, e.getCause());
            }
        });
        return looked;
    }

    private Looked look(LiveChanges.Change change, Sight sight) {
        long began = System.nanoTime();
        LocalDate day = sight.days().get(change.customerId());
        Map<Integer, CustomerFacts> facts = new HashMap<>();
        if (day != null) {
            LiveGround ground = sight.ground();
            ground.needs()
                    .forEach((months, fields) -> facts.put(
                            months,
                            figures.facts(
                                    change.customerId(),
                                    new MetricWindow(day, months),
                                    sight.knownAt(),
                                    fields,
                                    ground.fields(),
                                    ground.stages())));
        }
        meters.looked(System.nanoTime() - began);
        return new Looked(change, day, facts);
    }

    /**
     * Tried a few times; then the customer is left to the next run, so that others do not wait for it. When it is the database that
     * is busy or away, the customer is not to blame: it is tried for as long as that lasts.
     */
    private void failed(LiveChanges.Change change, @Nullable Throwable cause) {
        long customer = change.customerId();
        if (cause != null && isOfDatabase(cause)) {
            failures.putIfAbsent(customer, 0);
            LOG.warn("Customer {} waits for the database.", customer, cause);
            return;
        }
        int attempts = failures.merge(customer, 1, Integer::sum);
        if (attempts < MOST_ATTEMPTS) {
            LOG.warn("Customer {} could not be looked at (attempt {}).", customer, attempts, cause);
        } else {
            LOG.error("Customer {} could not be looked at; the next run counts it.", customer, cause);
            failures.remove(customer);
        }
    }

    /** No connection was to be had, or the server wants it tried again. */
    private static boolean isOfDatabase(Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof SQLTransientException) {
                return true;
            }
            if (one instanceof SQLException sql
                    && sql.getSQLState() != null
                    && PASSING.contains(sql.getSQLState().substring(0, 2))) {
                return true;
            }
        }
        return false;
    }

    @PreDestroy
    void close() {
        lanes.shutdownNow();
    }
}
