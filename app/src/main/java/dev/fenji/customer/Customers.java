package dev.fenji.customer;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The customer file. A customer's identity is (source, external key). */
public interface Customers {

    /** The source of customers that are typed in rather than imported. */
    String BY_HAND = "fenji";

    /**
     * Registers what a source says about many customers, in the caller's transaction. New keys become customers (named
     * by their key when no name is given); known ones take what is said and differs. Rows with the same key are read in
     * order, later ones over earlier ones.
     *
     * <p>Call it at most once per transaction and before {@code Orders.record}: rows are locked in key order, so that
     * two imports of the same customers wait for each other instead of dead-locking.
     *
     * <p>A parent that would close a circle (A below B, B below A, or a longer one) is not taken.
     */
    Registered register(String source, Collection<CustomerRow> rows);

    /**
     * @param ids the id of every key given
     * @param inCircle the keys whose parent was not taken
     */
    record Registered(Map<String, Long> ids, Set<String> inCircle) {}

    /** The ids of those keys that are known. */
    Map<String, Long> find(String source, Collection<String> keys);

    /** The source in which most of these keys are customers; null when none is. */
    @Nullable
    String sourceOf(Collection<String> keys);

    /** Those ids that no customer has whom the caller may see. */
    Set<Long> unknown(Collection<Long> ids);

    /** The customer, if it exists and the caller may see it. */
    Optional<Customer> get(long id);

    /** Adds one customer by hand; the key must be new in its source. */
    Customer create(NewCustomer wanted);

    /** Changes one customer by hand. */
    Customer change(long id, CustomerChange change);

    /** Tells the other modules, after commit, that customers came in: once per import, never per chunk. */
    void announce(CustomersRegistered event);
}
