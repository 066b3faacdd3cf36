package dev.fenji.customer;

import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
    public Registered register(String source, Collection<CustomerRow> rows) {
        return rows.isEmpty() ? new Registered(Map.of(), Set.of()) : bulk.register(source, rows);
    }

    @Override
    public Map<String, Long> find(String source, Collection<String> keys) {
        return keys.isEmpty() ? Map.of() : table.find(source, keys);
    }

    @Override
    public @Nullable String sourceOf(Collection<String> keys) {
        return table.sourceOf(keys).orElse(null);
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
    public Customer create(NewCustomer wanted) {
        var source = wanted.source() == null ? BY_HAND : wanted.source();
        var key = wanted.key() == null ? table.nextKey() : wanted.key();
        var id = table.insert(source, key)
                .orElseThrow(
                        () -> new ProblemException(CustomerProblem.KEY_EXISTS, Map.of("source", source, "key", key)));
        var created = write(id, wanted.fields());
        events.publishEvent(
                new AuditableEvent("customer.created", "customer:" + id, Map.of("source", source, "key", key)));
        announce(new CustomersRegistered(1, source, id));
        return created;
    }

    @Override
    @Transactional
    public Customer change(long id, CustomerChange change) {
        if (!table.lock(id)) {
            throw new ProblemException(CustomerProblem.NO_CUSTOMER, Map.of("id", id));
        }
        var changed = write(id, change);
        events.publishEvent(new AuditableEvent(
                "customer.changed",
                "customer:" + id,
                Map.of("fields", List.copyOf(new TreeSet<>(change.fields().keySet())))));
        announce(new CustomersRegistered(1, changed.source(), id));
        return changed;
    }

    @Override
    @Transactional
    public void announce(CustomersRegistered event) {
        if (event.count() > 0) {
            events.publishEvent(event);
        }
    }

    private Customer write(long id, CustomerChange change) {
        table.update(edit.apply(table.get(id).orElseThrow(), change));
        return table.get(id).orElseThrow();
    }
}
