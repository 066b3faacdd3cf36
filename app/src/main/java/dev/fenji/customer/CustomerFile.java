package dev.fenji.customer;

import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customer file on PostgreSQL. */
@Component
class CustomerFile implements Customers {

    private final CustomerTable table;
    private final CustomerBulk bulk;
    private final CustomerEdit edit;
    private final ApplicationEventPublisher events;

    CustomerFile(CustomerTable table, CustomerBulk bulk, CustomerEdit edit, ApplicationEventPublisher events) {
        this.table = table;
        this.bulk = bulk;
        this.edit = edit;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<String, Long> register(String source, Collection<CustomerRow> rows) {
        return rows.isEmpty() ? Map.of() : bulk.register(source, rows);
    }

    @Override
    public Map<String, Long> find(String source, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : table.find(source, keys);
    }

    @Override
    public Set<Long> unknown(Collection<Long> ids) {
        return table.unknown(ids);
    }

    @Override
    public Optional<Customer> get(long id) {
        return table.get(id);
    }

    @Override
    @Transactional
    public Customer create(String source, CustomerRow row) {
        if (!table.find(source, List.of(row.key())).isEmpty()) {
            throw new ProblemException(CustomerProblem.KEY_EXISTS, Map.of("source", source, "key", row.key()));
        }
        var ids = bulk.register(source, List.of(row));
        var created = table.get(ids.values().iterator().next()).orElseThrow();
        events.publishEvent(new AuditableEvent(
                "customer.created", "customer:" + created.id(), Map.of("source", source, "key", row.key())));
        announce(new CustomersRegistered(1, source));
        return created;
    }

    @Override
    @Transactional
    public Customer change(long id, CustomerChange change) {
        if (!table.lock(id)) {
            throw new ProblemException(CustomerProblem.NO_CUSTOMER, Map.of("id", id));
        }
        var before = table.get(id).orElseThrow();
        var after = edit.apply(before, change);
        table.update(after);
        events.publishEvent(new AuditableEvent(
                "customer.changed",
                "customer:" + id,
                Map.of("fields", List.copyOf(new TreeSet<>(change.fields().keySet())))));
        announce(new CustomersRegistered(1, before.source()));
        return table.get(id).orElseThrow();
    }

    @Override
    @Transactional
    public void announce(CustomersRegistered event) {
        if (event.count() > 0) {
            events.publishEvent(event);
        }
    }
}
