package dev.fenji.tiering;

import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells those who wait that the journal has grown. While nobody waits nobody looks. */
@Component
public class JournalWatch {
    private static final int LOOK_EVERY_MILLIS = 300;

    private final StandingJournal journal;
    private long last;
    private int waiting;
    private boolean closed;

    JournalWatch(StandingJournal journal) {
        this.journal = journal;
    }

    /**
     * Waits until there may be something above a number, or a while.
     *
     * @return false when the program stops
     */
    public synchronized boolean await(long id, long millis) throws InterruptedException {
        waiting++;
        try {
            if (last <= id && !closed) {
                wait(millis);
            }
            return !closed;
        } finally {
            waiting--;
        }
    }

    @Scheduled(fixedDelay = LOOK_EVERY_MILLIS)
    void look() {
        if (isWaitedFor()) {
            long now = journal.last();
            synchronized (this) {
                boolean grown = now > last;
                last = now;
                if (grown) {
                    notifyAll();
                }
            }
        }
    }

    private synchronized boolean isWaitedFor() {
        return waiting > 0;
    }

    /** Before the server waits for requests to end. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
