package dev.fenji.sales;

import java.util.List;

/** The sales facts: orders, invoices and credit notes with their lines. */
public interface Orders {

    /**
     * Records documents in the caller's transaction, each line once however often it is sent. A document may come whole
     * or in parts, in one call or in many; its identical lines count: what is stored is, for each line, the most copies
     * that one call has sent of it.
     *
     * <p>A document that cannot be stored as it is comes back in the report, whole and with its reason, and the others
     * go in. Call it once per transaction: documents are locked in key order, so that two imports of the same documents
     * wait for each other instead of dead-locking. Chunks of about 50,000 lines are fastest.
     */
    RecordReport record(List<SalesDocument> documents, ImportRef ref);

    /** The part of {@link #record} that can be done before the transaction begins, in another thread. */
    PreparedOrders prepare(List<SalesDocument> documents);

    /**
     * The rest of it, in three steps, for who stores several preparations at once, each in its own transaction and good for
     * one call: {@code name} one after the other, {@code store} side by side, {@code settle} when those named before are
     * committed, because documents refer to each other.
     */
    void name(PreparedOrders prepared, KnownIds known);

    void store(PreparedOrders prepared, ImportRef ref);

    RecordReport settle(PreparedOrders prepared);

    /**
     * Records one order by the same path, and tells the other modules.
     *
     * @return its id; the order may have been known already
     * @throws dev.fenji.shared.ProblemException if it cannot be stored, or is known and not the same
     */
    long create(SalesDocument document);

    /** Tells the other modules, after commit, what was recorded: once per import, with the sum of its chunks. */
    void announce(RecordReport total);
}
