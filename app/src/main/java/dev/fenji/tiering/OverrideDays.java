package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.tiering.override.OverrideStore;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the lists when an override began or ended because its day came. The view {@code standing} itself needs nobody. */
@Component
class OverrideDays {
    private static final int MINUTES = 5;
    private static final String NONE = "0/0";

    private final OverrideStore store;
    private final Insights insights;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private String last = NONE;

    OverrideDays(
            OverrideStore store, Insights insights, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.store = store;
        this.insights = insights;
        this.events = events;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 1, fixedDelay = MINUTES, timeUnit = java.util.concurrent.TimeUnit.MINUTES)
    void look() {
        String now = store.inForce();
        LocalDate day = insights.dayInForce();
        if (!now.equals(last) && day != null) {
            transaction.executeWithoutResult(_ -> events.publishEvent(new StandingsChanged(0, 0, day, 0)));
        }
        last = now;
    }
}
