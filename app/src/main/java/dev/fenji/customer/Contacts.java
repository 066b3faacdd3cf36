package dev.fenji.customer;

import java.util.Collection;
import java.util.List;

/** The people at customers. */
public interface Contacts {

    /**
     * Registers contacts in the caller's transaction; their customers must be registered. A contact whose customer is
     * unknown is left out.
     *
     * @return how many were stored or already known
     */
    int register(String source, Collection<ContactRow> rows);

    /** The contacts of a customer that the caller may see. */
    List<Contact> of(long customerId);
}
