package dev.fenji.tiering.live;

import dev.fenji.customer.CustomersRegistered;
import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.OrdersRecorded;
import dev.fenji.tiering.Trigger;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down, together with a fact that came alone, whom it concerns. Imports are left to the run that follows them. */
@Component
class LiveFacts {
    private final LiveChanges changes;
    private final LiveSignal signal;
    private final LiveSettings settings;

    LiveFacts(LiveChanges changes, LiveSignal signal, LiveSettings settings) {
        this.changes = changes;
        this.signal = signal;
        this.settings = settings;
    }

    @EventListener
    void on(OrdersRecorded event) {
        OrdersRecorded.Alone order = event.alone();
        if (order != null) {
            Trigger cause = order.kind() == DocumentKind.PURCHASE ? Trigger.ORDER : Trigger.RETURN;
            note(event.customerIds(), cause, order.documentId(), order.number());
        }
    }

    @EventListener
    void on(CustomersRegistered event) {
        Long customer = event.customerId();
        if (customer != null) {
            note(List.of(customer), Trigger.CUSTOMER, customer, "");
        }
    }

    private void note(List<Long> customers, Trigger cause, long subjectId, String subject) {
        if (!settings.enabled() || customers.isEmpty()) {
            return;
        }
        changes.add(customers, cause, subjectId, subject);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    signal.wake();
                }
            });
        }
    }
}
