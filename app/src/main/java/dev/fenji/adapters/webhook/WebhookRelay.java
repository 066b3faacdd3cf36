package dev.fenji.adapters.webhook;

import dev.fenji.tiering.JournalWatch;
import dev.fenji.tiering.StandingJournal;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes messages of what is new in the journal and sends those whose turn it is. All it knows is in tables: killed at any moment it
 * goes on where it was, and a message whose answer was not written down any more goes out again with the same id.
 */
@Component
class WebhookRelay {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRelay.class);
    private static final int AT_ONCE = 16;
    private static final long PAUSE_MILLIS = 1000;
    private static final long PATIENCE_MILLIS = 3000;
    private static final String UNREADABLE =
            "The signing secret cannot be read: the data folder's sealing.key is not the one it was sealed with. Put it back, or add the receiver anew.";

    private final Messages messages;
    private final WebhookStore webhooks;
    private final DeliveryStore deliveries;
    private final Sender sender;
    private final Seal seal;
    private final StandingJournal journal;
    private final JournalWatch watch;
    private final Backoff backoff;
    private final int attempts;
    private final ExecutorService lanes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fenji-webhook-", 1).factory());
    private volatile boolean stopped;
    private @Nullable Thread worker;

    WebhookRelay(
            Messages messages,
            WebhookStore webhooks,
            DeliveryStore deliveries,
            Sender sender,
            Seal seal,
            StandingJournal journal,
            JournalWatch watch,
            WebhookSettings settings) {
        this.messages = messages;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.sender = sender;
        this.seal = seal;
        this.journal = journal;
        this.watch = watch;
        this.backoff = new Backoff(settings.firstPause(), settings.longestPause());
        this.attempts = settings.attempts();
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void start() {
        if (worker == null) {
            worker = Thread.ofPlatform().name("fenji-webhooks").daemon().start(this::work);
        }
    }

    private void work() {
        while (!stopped) {
            try {
                if (!webhooks.anyEnabled()) {
                    Thread.sleep(PAUSE_MILLIS);
                    continue;
                }
                long before = journal.last();
                boolean more = messages.write();
                List<DeliveryStore.Due> due = deliveries.due(AT_ONCE);
                send(due);
                if (!more && due.isEmpty() && !watch.await(before, PAUSE_MILLIS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                rest(e);
            }
        }
    }

    private void send(List<DeliveryStore.Due> due) throws InterruptedException {
        List<Future<?>> sent = due.stream()
                .<Future<?>>map(one -> lanes.submit(() -> send(one)))
                .toList();
        for (Future<?> one : sent) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A delivery failed.", e.getCause());
            }
        }
    }

    private void send(DeliveryStore.Due due) {
        Delivery delivery = due.delivery();
        Sender.Answer answer = answer(due);
        int tries = delivery.attempts() + 1;
        if (answer.isGood()) {
            deliveries.arrived(delivery.id(), answer);
        } else if (tries >= attempts) {
            deliveries.givenUp(delivery.id(), answer);
        } else {
            deliveries.later(delivery.id(), backoff.after(tries, ThreadLocalRandom.current()), answer);
        }
    }

    private Sender.Answer answer(DeliveryStore.Due due) {
        String secret = seal.open(due.secret());
        return secret == null
                ? new Sender.Answer(null, null, UNREADABLE)
                : sender.send(
                        due.url(),
                        secret,
                        due.delivery().messageId(),
                        due.delivery().body());
    }

    private void rest(RuntimeException failure) {
        if (stopped) {
            return;
        }
        LOG.error("Webhooks could not be served; it tries again.", failure);
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    synchronized void close() throws InterruptedException {
        stopped = true;
        lanes.shutdownNow();
        if (worker != null) {
            worker.interrupt();
            worker.join(PATIENCE_MILLIS);
        }
    }
}
