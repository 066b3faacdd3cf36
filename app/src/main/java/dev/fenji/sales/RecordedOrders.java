package dev.fenji.sales;

import static java.util.stream.Collectors.toSet;

import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The record path. Documents go first: the ones that the table did not know have nothing to compare with, so their lines
 * are copied in unchecked; only the lines of known documents are counted against what is stored.
 */
@Component
class RecordedOrders implements Orders {

    /** From this many documents on, one statement that may be in vain is cheaper than one that looks for each. */
    private static final int WORTH_COPYING = 100;

    private final DocumentTable documentTable;
    private final DocumentCopy documentCopy;
    private final LineTable lineTable;
    private final Naming naming;
    private final Pricing pricing;
    private final Organisation organisation;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RecordedOrders(
            DocumentTable documentTable,
            DocumentCopy documentCopy,
            LineTable lineTable,
            Naming naming,
            Pricing pricing,
            Organisation organisation,
            Clock clock,
            ApplicationEventPublisher events) {
        this.documentTable = documentTable;
        this.documentCopy = documentCopy;
        this.lineTable = lineTable;
        this.naming = naming;
        this.pricing = pricing;
        this.organisation = organisation;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public RecordReport record(List<SalesDocument> documents, ImportRef ref) {
        var prepared = prepare(documents);
        name(prepared, new KnownIds());
        store(prepared, ref);
        return settle(prepared);
    }

    @Override
    public PreparedOrders prepare(List<SalesDocument> documents) {
        var drafts = new Drafts(documents, organisation.zone());
        pricing.price(drafts);
        return new PreparedOrders(drafts);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void name(PreparedOrders prepared, KnownIds known) {
        for (var batch : prepared.batches()) {
            naming.name(batch, known, prepared.tally());
            if (batch.drafts.isEmpty()) {
                continue;
            }
            var ids = documentTable.nextIds(batch.drafts.size());
            for (int i = 0; i < ids.length; i++) {
                batch.drafts.get(i).id = ids[i];
            }
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void store(PreparedOrders prepared, ImportRef ref) {
        var recordedAt = clock.instant();
        prepared.batches().forEach(batch -> store(batch, ref, recordedAt, prepared.tally()));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public RecordReport settle(PreparedOrders prepared) {
        for (var batch : prepared.batches()) {
            complete(batch.kept, batch.grown, prepared.tally());
            linkOriginals(batch.source, batch.fresh, batch.kept);
        }
        return prepared.report();
    }

    @Override
    @Transactional
    public long create(SalesDocument document) {
        var prepared = prepare(List.of(document));
        name(prepared, new KnownIds());
        store(prepared, ImportRef.NONE);
        var report = settle(prepared);
        for (var refused : report.refused()) {
            throw new ProblemException(refused.problem(), refused.values());
        }
        if (report.documentsKnown() > 0 && report.linesNew() > 0) {
            throw new ProblemException(
                    SalesProblem.ORDER_EXISTS, Map.of("number", document.number(), "source", document.source()));
        }
        long id = prepared.batches().getFirst().drafts.getFirst().id;
        announce(report, new OrdersRecorded.Alone(id, document.number(), document.kind()));
        return id;
    }

    @Override
    @Transactional
    public void announce(RecordReport total) {
        announce(total, null);
    }

    private void announce(RecordReport total, OrdersRecorded.@Nullable Alone alone) {
        if (total.linesNew() > 0 || total.documentsNew() > 0 || total.documentsAttributed() > 0) {
            events.publishEvent(OrdersRecorded.of(total, alone));
        }
    }

    private void store(PreparedOrders.Batch batch, ImportRef ref, Instant recordedAt, Tally tally) {
        if (batch.drafts.isEmpty()) {
            return;
        }
        var inserted = inserted(batch.drafts, ref, recordedAt);
        var fresh = new ArrayList<Draft>(inserted.size());
        var known = new ArrayList<Draft>();
        batch.drafts.forEach(draft -> (inserted.contains(draft.id) ? fresh : known).add(draft));
        batch.fresh = fresh;
        batch.kept = known.isEmpty() ? List.of() : compared(known, tally);
        copyLines(batch, ref, recordedAt, tally);
    }

    /** The ids of those that are new; they are stored now. */
    private Set<Long> inserted(List<Draft> drafts, ImportRef ref, Instant recordedAt) {
        boolean all = drafts.size() >= WORTH_COPYING && documentCopy.storedAll(drafts, ref, recordedAt);
        return all
                ? drafts.stream().map(draft -> draft.id).collect(toSet())
                : documentTable.insertNew(drafts, ref, recordedAt);
    }

    /** Copies the lines of new documents and the missing ones of known documents; notes the known ones that grew. */
    private void copyLines(PreparedOrders.Batch batch, ImportRef ref, Instant recordedAt, Tally tally) {
        var stored = batch.kept.isEmpty()
                ? Map.<Long, LineTable.Stored>of()
                : lineTable.stored(batch.kept.stream().map(draft -> draft.id).toList());
        lineTable.copyIn(
                writer -> {
                    var numbering = new LineNumbering(writer, tally);
                    for (var draft : batch.fresh) {
                        numbering.writeNew(draft);
                    }
                    for (var draft : batch.kept) {
                        if (numbering.writeMissing(draft, stored.getOrDefault(draft.id, new LineTable.Stored())) > 0) {
                            batch.grown.add(draft);
                        }
                    }
                },
                batch.productIds,
                ref,
                recordedAt);
    }

    /** Known documents: takes over what is stored, sets contradictions aside. */
    private List<Draft> compared(List<Draft> known, Tally tally) {
        var kept = new ArrayList<Draft>(known.size());
        for (var stored : documentTable.lock(known)) {
            var draft = known.get(stored.position());
            var document = draft.document;
            var given = draft.customerId;
            if (!stored.currency().equals(document.currency())) {
                tally.refuse(
                        draft.refused(SalesProblem.OTHER_CURRENCY, Drafts.currencies(document, stored.currency())));
            } else if (stored.customerId() != null
                    && given != null
                    && !stored.customerId().equals(given)) {
                tally.refuse(draft.refused(
                        SalesProblem.OTHER_CUSTOMER,
                        Map.of("number", document.number(), "customer", given, "stored", stored.customerId())));
            } else {
                draft.known(stored);
                kept.add(draft);
            }
        }
        return kept;
    }

    /** Writes to known documents what they lacked. */
    private void complete(List<Draft> kept, Set<Draft> grown, Tally tally) {
        var completed = new ArrayList<DocumentTable.Completed>();
        for (var draft : kept) {
            var attributed = draft.attributed();
            if (attributed != null) {
                tally.attributed(attributed);
            }
            var original = draft.document.originalNumber();
            if (attributed != null || original != null || grown.contains(draft)) {
                completed.add(new DocumentTable.Completed(draft.id, attributed, original, grown.contains(draft)));
            }
        }
        documentTable.complete(completed);
    }

    private void linkOriginals(String source, List<Draft> fresh, List<Draft> kept) {
        var named = new HashSet<String>();
        var purchases = new HashSet<String>();
        for (var draft : fresh) {
            if (draft.document.kind() == DocumentKind.PURCHASE) {
                purchases.add(draft.document.number());
            }
        }
        List.of(fresh, kept)
                .forEach(group -> group.forEach(draft -> {
                    if (draft.document.originalNumber() != null) {
                        named.add(draft.document.originalNumber());
                    }
                }));
        documentTable.linkOriginals(source, named, purchases);
    }
}
