package dev.fenji.tiering.movement;

import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.tiering.PastKnown;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.StandingsChanged;
import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the moves in step with the history: soon after a run, and at the start for what a crash left undone. Each computed day is
 * one transaction; doing it once more than needed changes nothing.
 */
@Component
public class MoveKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(MoveKeeper.class);

    private static final long PATIENCE_SECONDS = 15;
    /** Live moves come in swarms; one look answers them all. */
    private static final long PAUSE_MILLIS = 2000;

    private static final long LOOK_AGAIN_SECONDS = 3;

    private final MoveHistory history;
    private final MoveWriter writer;
    private final HandMoves byHand;
    private final Policies policies;
    private final PastMovements past;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final AtomicBoolean wanted = new AtomicBoolean();
    /** Moves of past days are known, and nobody was told so far. */
    private boolean untold;

    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fenji-moves").daemon().factory());

    MoveKeeper(
            MoveHistory history,
            MoveWriter writer,
            HandMoves byHand,
            Policies policies,
            PastMovements past,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.history = history;
        this.writer = writer;
        this.byHand = byHand;
        this.policies = policies;
        this.past = past;
        this.events = events;
        this.transaction = transaction;
    }

    @EventListener
    void on(HistoryGrew event) {
        want();
    }

    /** Tiers set by hand began or ended, or a customer got another tier on its own. */
    @TransactionalEventListener(fallbackExecution = true)
    void on(StandingsChanged event) {
        want();
    }

    @EventListener(ApplicationReadyEvent.class)
    void catchUp() {
        want();
    }

    private void want() {
        if (!wanted.getAndSet(true) && !worker.isShutdown()) {
            worker.schedule(this::catchUpQuietly, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void catchUpQuietly() {
        wanted.set(false);
        try {
            bringUpToDate();
        } catch (RuntimeException e) {
            LOG.error("Moves between tiers could not be brought up to date.", e);
        }
    }

    /** All that is due, day by day; then those whose tier was set by hand. Cut off in between, all of it is done again. */
    synchronized void bringUpToDate() {
        Map<Integer, Integer> known = new HashMap<>();
        for (MoveHistory.Due due : history.due()) {
            if (worker.isShutdown()) {
                return;
            }
            long began = System.nanoTime();
            Integer moves = transaction.execute(_ -> take(due));
            known.merge(due.policyId(), due.last(), Math::max);
            LOG.debug(
                    "Moves of policy {} as of {}: {} in {} ms",
                    due.policyId(),
                    due.asOf(),
                    moves,
                    (System.nanoTime() - began) / 1_000_000);
        }
        for (int policy : history.byHand()) {
            transaction.executeWithoutResult(_ -> byHand.rewrite(policies.get(policy)));
        }
        known.forEach(history::known);
        tellOfThePast();
    }

    /** Once, when all past days that were asked for are there: what listens looks at every customer. */
    private synchronized void tellOfThePast() {
        if (!untold || worker.isShutdown()) {
            return;
        }
        if (past.isComputing()) {
            worker.schedule(this::tellOfThePast, LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
            return;
        }
        untold = false;
        events.publishEvent(new PastKnown());
    }

    /** Whoever got another result moved on its day or did not, and on the next computed day moved from there. */
    private int take(MoveHistory.Due due) {
        history.lock();
        int moves = take(due, due.asOf());
        LocalDate next = history.after(due);
        if (next == null) {
            return moves;
        }
        untold = true;
        return moves + take(due, next);
    }

    private int take(MoveHistory.Due due, LocalDate on) {
        MoveHistory.Day day = history.on(due.policyId(), on);
        MoveHistory.Day previous = history.before(due.policyId(), on);
        history.ask(due, on);
        if (day == null) {
            return 0;
        }
        if (previous == null) {
            history.begin(due, on);
            return 0;
        }
        return writer.write(due, day, previous, MetricWindow.DEFAULT_MONTHS);
    }

    @PreDestroy
    void close() throws InterruptedException {
        worker.shutdown();
        worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
