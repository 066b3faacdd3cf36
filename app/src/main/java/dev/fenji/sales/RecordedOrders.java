package dev.fenji.sales;

import static java.util.stream.Collectors.toSet;

import dev.fenji.customer.CustomerRow;
import dev.fenji.customer.Customers;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    private static final ExchangeRates.Wanted NOTHING_WANTED = new ExchangeRates.Wanted("", LocalDate.MIN);

    private final DocumentTable documentTable;
    private final DocumentCopy documentCopy;
    private final LineTable lineTable;
    private final Customers customers;
    private final ProductTable products;
    private final ExchangeRates rates;
    private final Organisation organisation;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RecordedOrders(
            DocumentTable documentTable,
            DocumentCopy documentCopy,
            LineTable lineTable,
            Customers customers,
            ProductTable products,
            ExchangeRates rates,
            Organisation organisation,
            Clock clock,
            ApplicationEventPublisher events) {
        this.documentTable = documentTable;
        this.documentCopy = documentCopy;
        this.lineTable = lineTable;
        this.customers = customers;
        this.products = products;
        this.rates = rates;
        this.organisation = organisation;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public RecordReport record(List<SalesDocument> documents, ImportRef ref) {
        return record(prepare(documents), ref);
    }

    @Override
    public PreparedOrders prepare(List<SalesDocument> documents) {
        var drafts = new Drafts(documents, organisation.zone());
        price(drafts);
        return new PreparedOrders(drafts);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public RecordReport record(PreparedOrders prepared, ImportRef ref) {
        var drafts = prepared.drafts();
        var bySource = drafts.accepted().stream()
                .collect(Collectors.groupingBy(draft -> draft.document.source(), TreeMap::new, Collectors.toList()));
        var tally = new Tally();
        var recordedAt = clock.instant();
        bySource.forEach((source, group) -> record(source, group, ref, recordedAt, tally));
        return tally.report(drafts.refused());
    }

    @Override
    @Transactional
    public long create(SalesDocument document) {
        var report = record(List.of(document), ImportRef.NONE);
        for (var refused : report.refused()) {
            throw new ProblemException(refused.problem(), refused.values());
        }
        if (report.documentsKnown() > 0 && report.linesNew() > 0) {
            throw new ProblemException(
                    SalesProblem.ORDER_EXISTS, Map.of("number", document.number(), "source", document.source()));
        }
        announce(report);
        return documentTable.id(document);
    }

    @Override
    @Transactional
    public void announce(RecordReport total) {
        if (total.linesNew() > 0 || total.documentsNew() > 0 || total.documentsAttributed() > 0) {
            events.publishEvent(OrdersRecorded.of(total));
        }
    }

    private void record(String source, List<Draft> given, ImportRef ref, Instant recordedAt, Tally tally) {
        var drafts = withCustomers(source, given, tally);
        if (drafts.isEmpty()) {
            return;
        }
        var productIds = productIds(source, drafts);
        var ids = documentTable.nextIds(drafts.size());
        for (int i = 0; i < ids.length; i++) {
            drafts.get(i).id = ids[i];
        }
        var inserted = inserted(drafts, ref, recordedAt);
        var fresh = new ArrayList<Draft>(inserted.size());
        var known = new ArrayList<Draft>();
        drafts.forEach(draft -> (inserted.contains(draft.id) ? fresh : known).add(draft));
        var kept = known.isEmpty() ? List.<Draft>of() : compared(known, tally);
        var grown = copyLines(fresh, kept, productIds, ref, recordedAt, tally);
        complete(kept, grown, tally);
        linkOriginals(source, fresh, kept);
    }

    /** The ids of those that are new; they are stored now. */
    private Set<Long> inserted(List<Draft> drafts, ImportRef ref, Instant recordedAt) {
        boolean all = drafts.size() >= WORTH_COPYING && documentCopy.storedAll(drafts, ref, recordedAt);
        return all
                ? drafts.stream().map(draft -> draft.id).collect(toSet())
                : documentTable.insertNew(drafts, ref, recordedAt);
    }

    /** Copies the lines of new documents and the missing ones of known documents; returns the known ones that grew. */
    private Set<Draft> copyLines(
            List<Draft> fresh, List<Draft> kept, long[] productIds, ImportRef ref, Instant recordedAt, Tally tally) {
        var stored = kept.isEmpty()
                ? Map.<Long, LineTable.Stored>of()
                : lineTable.stored(kept.stream().map(draft -> draft.id).toList());
        var grown = new HashSet<Draft>();
        lineTable.copyIn(
                writer -> {
                    var numbering = new LineNumbering(writer, tally);
                    for (var draft : fresh) {
                        numbering.writeNew(draft);
                    }
                    for (var draft : kept) {
                        if (numbering.writeMissing(draft, stored.getOrDefault(draft.id, new LineTable.Stored())) > 0) {
                            grown.add(draft);
                        }
                    }
                },
                productIds,
                ref,
                recordedAt);
        return grown;
    }

    /** Finds every document's rate; a document without one is set aside. */
    private void price(Drafts drafts) {
        var wanted = new HashSet<ExchangeRates.Wanted>();
        var last = NOTHING_WANTED;
        for (var draft : drafts.accepted()) {
            last = wanted(draft, last);
            wanted.add(last);
        }
        var found = rates.on(wanted);
        var refused = new HashMap<Draft, RecordReport.Refused>();
        for (var draft : drafts.accepted()) {
            last = wanted(draft, last);
            switch (found.get(last)) {
                case Rate.Known rate when draft.priced(rate) -> {}
                case Rate.Missing missing ->
                    refused.put(
                            draft,
                            refused(
                                    draft,
                                    SalesProblem.MISSING_RATE,
                                    Map.of(
                                            "currency", missing.currency(),
                                            "base", missing.base(),
                                            "day", missing.day())));
                case null, default ->
                    refused.put(
                            draft,
                            refused(
                                    draft,
                                    SalesProblem.AMOUNT_OUT_OF_RANGE,
                                    Map.of("number", draft.document.number())));
            }
        }
        drafts.refuse(refused);
    }

    /** Documents that follow each other are mostly of one day. */
    private static ExchangeRates.Wanted wanted(Draft draft, ExchangeRates.Wanted last) {
        return draft.day.equals(last.day()) && draft.document.currency().equals(last.currency())
                ? last
                : new ExchangeRates.Wanted(draft.document.currency(), draft.day);
    }

    private static RecordReport.Refused refused(Draft draft, SalesProblem problem, Map<String, Object> values) {
        return new RecordReport.Refused(draft.document, problem, values);
    }

    /**
     * Turns customer keys into ids; a key that nobody registered becomes a customer of that name. A document that names an
     * id nobody has is set aside.
     */
    private List<Draft> withCustomers(String source, List<Draft> drafts, Tally tally) {
        nameCustomers(source, drafts);
        var ids = drafts.stream()
                .map(draft -> draft.document.customerId())
                .filter(Objects::nonNull)
                .collect(toSet());
        var unknown = ids.isEmpty() ? Set.<Long>of() : customers.unknown(ids);
        if (unknown.isEmpty()) {
            return drafts;
        }
        var kept = new ArrayList<Draft>(drafts.size());
        for (var draft : drafts) {
            var id = draft.document.customerId();
            if (id != null && unknown.contains(id)) {
                tally.refuse(refused(draft, SalesProblem.NO_SUCH_CUSTOMER, Map.of("id", id)));
            } else {
                kept.add(draft);
            }
        }
        return kept;
    }

    private void nameCustomers(String source, List<Draft> drafts) {
        var keys = new HashSet<String>();
        for (var draft : drafts) {
            if (draft.customerId == null && draft.document.customerKey() != null) {
                keys.add(draft.document.customerKey());
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        var ids = new HashMap<>(customers.find(source, keys));
        var unknown = keys.stream()
                .filter(key -> !ids.containsKey(key))
                .sorted()
                .map(key -> CustomerRow.key(key).build())
                .toList();
        if (!unknown.isEmpty()) {
            ids.putAll(customers.register(source, unknown).ids());
        }
        for (var draft : drafts) {
            if (draft.customerId == null && draft.document.customerKey() != null) {
                draft.customerId = ids.get(draft.document.customerKey());
            }
        }
    }

    /** The ids of all products in the order in which the lines name them first; each line notes its place. */
    private long[] productIds(String source, List<Draft> drafts) {
        var places = new HashMap<String, Integer>();
        var rows = new ArrayList<ProductRow>();
        for (var draft : drafts) {
            for (int i = 0; i < draft.products.length; i++) {
                var line = draft.lines().get(i);
                draft.products[i] = line.productKey() == null
                        ? Draft.NO_PRODUCT
                        : places.computeIfAbsent(line.productKey(), key -> {
                            rows.add(new ProductRow(key, line.description(), null, null, line.goods(), null, null));
                            return rows.size() - 1;
                        });
            }
        }
        var ids = rows.isEmpty() ? Map.<String, Long>of() : products.idsOf(source, rows);
        return rows.stream()
                .mapToLong(row -> Objects.requireNonNull(ids.get(row.key())))
                .toArray();
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
                        refused(draft, SalesProblem.OTHER_CURRENCY, Drafts.currencies(document, stored.currency())));
            } else if (stored.customerId() != null
                    && given != null
                    && !stored.customerId().equals(given)) {
                tally.refuse(refused(
                        draft,
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
