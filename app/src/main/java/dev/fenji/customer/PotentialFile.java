package dev.fenji.customer;

import dev.fenji.identity.CurrentUser;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Declared potential on PostgreSQL. Whoever may not see a customer finds none and records none. */
@Component
class PotentialFile implements PotentialInputs {

    private final PotentialTable table;
    private final Customers customers;
    private final CurrentUser currentUser;
    private final Organisation organisation;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    PotentialFile(
            PotentialTable table,
            Customers customers,
            CurrentUser currentUser,
            Organisation organisation,
            Clock clock,
            ApplicationEventPublisher events) {
        this.table = table;
        this.customers = customers;
        this.currentUser = currentUser;
        this.organisation = organisation;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public PotentialInput record(long customerId, DeclaredPotential said, @Nullable Long replaces) {
        requireVisible(customerId);
        List<Problem> problems = said.problems(today());
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        PotentialInput before = replaces == null ? null : standing(replaces);
        if (before != null
                && (before.customerId() != customerId || before.said().kind() != said.kind())) {
            throw new ProblemException(CustomerProblem.NO_POTENTIAL_INPUT, Map.of("id", before.id()));
        }
        long id = table.insert(customerId, said, by());
        if (before != null && !table.withdraw(before.id(), by(), null, id)) {
            throw withdrawnBefore(before.id());
        }
        tell("potential.recorded", customerId, details(id, said));
        return table.get(id).orElseThrow();
    }

    @Override
    @Transactional
    public Recorded recordAll(List<Given> given) {
        LocalDate today = today();
        Set<Long> unknown = customers.unknown(
                given.stream().map(Given::customerId).distinct().toList());
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String place = "inputs[" + i + "].";
            Given one = given.get(i);
            if (unknown.contains(one.customerId())) {
                problems.add(
                        new Problem(CustomerProblem.NO_CUSTOMER, Map.of("id", one.customerId()), place + "customerId"));
            }
            one.said()
                    .problems(today)
                    .forEach(found -> problems.add(new Problem(found.type(), found.values(), place + found.place())));
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        Recorded recorded = register(given);
        for (long customer : new TreeSet<>(given.stream().map(Given::customerId).toList())) {
            tell("potential.recorded", customer, Map.of("inputs", count(given, customer)));
        }
        return recorded;
    }

    private static long count(List<Given> given, long customer) {
        return given.stream().filter(one -> one.customerId() == customer).count();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Recorded register(Collection<Given> given) {
        List<Given> rows = List.copyOf(given);
        int recorded = rows.isEmpty() ? 0 : table.insertNew(rows, by());
        return new Recorded(recorded, rows.size() - recorded);
    }

    @Override
    public List<Problem> problems(DeclaredPotential said) {
        return said.problems(today());
    }

    @Override
    public List<PotentialInput> history(long customerId, @Nullable PotentialKind kind) {
        requireVisible(customerId);
        return table.history(customerId, kind);
    }

    @Override
    public List<PotentialInput> asOf(long customerId, LocalDate day) {
        requireVisible(customerId);
        return table.asOf(customerId, day);
    }

    @Override
    @Transactional
    public PotentialInput withdraw(long inputId, String reason) {
        PotentialInput before = standing(inputId);
        if (reason.isBlank()) {
            throw new ProblemException(CustomerProblem.WITHDRAWAL_WITHOUT_REASON);
        }
        if (!table.withdraw(inputId, by(), reason.strip(), null)) {
            throw withdrawnBefore(inputId);
        }
        var details = new LinkedHashMap<>(details(inputId, before.said()));
        details.put("reason", reason.strip());
        tell("potential.withdrawn", before.customerId(), details);
        return table.get(inputId).orElseThrow();
    }

    /** An input that the caller may see and that was not withdrawn. */
    private PotentialInput standing(long id) {
        PotentialInput input = table.get(id)
                .orElseThrow(() -> new ProblemException(CustomerProblem.NO_POTENTIAL_INPUT, Map.of("id", id)));
        if (input.withdrawn() != null) {
            throw withdrawnBefore(id);
        }
        return input;
    }

    private static ProblemException withdrawnBefore(long id) {
        return new ProblemException(CustomerProblem.POTENTIAL_WITHDRAWN_BEFORE, Map.of("id", id));
    }

    private static ProblemException refused(List<Problem> problems) {
        return problems.size() == 1
                ? new ProblemException(problems.getFirst(), problems)
                : new ProblemException(
                        Problem.of(CustomerProblem.INVALID_POTENTIAL, Map.of("count", problems.size())), problems);
    }

    private void requireVisible(long customerId) {
        if (customers.get(customerId).isEmpty()) {
            throw new ProblemException(CustomerProblem.NO_CUSTOMER, Map.of("id", customerId));
        }
    }

    /** The audit trail, and whoever looks at a customer again when something about it has changed. */
    private void tell(String kind, long customerId, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "customer:" + customerId, details));
        customers.announce(new CustomersRegistered(1, Customers.BY_HAND, customerId));
    }

    private static Map<String, Object> details(long id, DeclaredPotential said) {
        return Map.of(
                "input", id,
                "kind", said.kind().id(),
                "value", Decimals.plain(said.value()),
                "confidence", Decimals.plain(said.confidence()),
                "source", said.source(),
                "observedOn", said.observedOn().toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisation.zone());
    }

    private String by() {
        return currentUser.orSystem().username();
    }
}
