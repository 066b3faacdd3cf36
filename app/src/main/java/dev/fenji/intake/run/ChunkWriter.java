package dev.fenji.intake.run;

import dev.fenji.customer.Contacts;
import dev.fenji.customer.CustomerRow;
import dev.fenji.customer.Customers;
import dev.fenji.customer.PotentialInputs;
import dev.fenji.intake.ImportReport.Counts;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.ImportRef;
import dev.fenji.sales.KnownIds;
import dev.fenji.sales.Orders;
import dev.fenji.sales.PreparedOrders;
import dev.fenji.sales.Products;
import dev.fenji.sales.RecordReport;
import dev.fenji.sales.SalesDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores one chunk in one transaction, with the note how far the import has come: both or neither. */
@Component
class ChunkWriter {

    /** What became of a chunk. */
    record Written(Counts counts, RecordReport report) {

        /** Both as one. Refused documents are in quarantine already; the sum need not carry them. */
        Written plus(Written next) {
            return new Written(next.counts, report.plus(next.report).withoutRefused());
        }
    }

    /** What the first step did: new customers, records that are no documents, stored or known before, and the rows that did not fit. */
    private record Named(long customers, long records, long known, List<BadRow> bad) {}

    private record DocumentKey(String number, DocumentKind kind) {}

    private final Customers customers;
    private final Contacts contacts;
    private final Products products;
    private final Orders orders;
    private final ExchangeRates rates;
    private final PotentialRows potential;
    private final QuarantineTable quarantine;
    private final ImportTable imports;
    private final TransactionTemplate transaction;

    ChunkWriter(
            Customers customers,
            Contacts contacts,
            Products products,
            Orders orders,
            ExchangeRates rates,
            PotentialRows potential,
            QuarantineTable quarantine,
            ImportTable imports,
            PlatformTransactionManager transactions) {
        this.customers = customers;
        this.contacts = contacts;
        this.products = products;
        this.orders = orders;
        this.rates = rates;
        this.potential = potential;
        this.quarantine = quarantine;
        this.imports = imports;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What can be done before the transaction, so that the database need not wait for it. */
    void prepare(Chunk chunk) {
        PreparedOrders _ = prepared(chunk);
    }

    private PreparedOrders prepared(Chunk chunk) {
        PreparedOrders prepared = chunk.prepared;
        if (prepared == null) {
            prepared = orders.prepare(chunk.documents);
            chunk.prepared = prepared;
        }
        return prepared;
    }

    /** Stores the chunk of this number in its turn. */
    Written write(ImportTable.Job job, Chunk chunk, long number, Turns turns) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            turns.awaitNaming(number);
            Named named = name(job.mapping().source(), chunk, turns.ids());
            turns.named(number);
            orders.store(prepared(chunk), ImportRef.of(job.id()));
            Counts before = turns.awaitCommit(number).counts();
            Written written = settle(job.id(), chunk, named, before);
            imports.checkpoint(job.id(), chunk.doneRows, chunk.donePartitions, written.counts());
            return written;
        }));
    }

    /** Stores rows that were put right after the run: no place in the file to note, the same path otherwise. */
    Written writeAgain(ImportTable.Job job, Chunk chunk, Counts before, Set<Long> good) {
        long importId = job.id();
        return Objects.requireNonNull(transaction.execute(_ -> {
            quarantine.markRetried(importId, good);
            Named named = name(job.mapping().source(), chunk, new KnownIds());
            orders.store(prepared(chunk), ImportRef.of(importId));
            // What the facts refuse goes back to quarantine, open again.
            Written written = settle(importId, chunk, named, before);
            imports.counts(importId, written.counts().withQuarantined(quarantine.countOpen(importId)));
            return written;
        }));
    }

    /** Who and what the documents name, and records that are no documents. */
    private Named name(String source, Chunk chunk, KnownIds ids) {
        List<BadRow> bad = new ArrayList<>(chunk.bad);
        long newCustomers = registerCustomers(source, chunk, ids, bad);
        if (!chunk.products.isEmpty()) {
            products.register(source, chunk.products.values());
        }
        PotentialInputs.Recorded declared = potential.store(source, chunk, bad);
        long records = declared.recorded();
        if (!chunk.contacts.isEmpty()) {
            records += contacts.register(source, chunk.contacts);
        }
        if (!chunk.rates.isEmpty()) {
            records += rates.register(source, chunk.rates);
        }
        orders.name(prepared(chunk), ids);
        return new Named(newCustomers, records, declared.known(), bad);
    }

    /** What needs all chunks before to be there, and the sum. */
    private Written settle(long importId, Chunk chunk, Named named, Counts before) {
        RecordReport report = orders.settle(prepared(chunk));
        List<BadRow> bad = named.bad();
        bad.addAll(refused(chunk, report));
        quarantine.add(importId, bad);
        boolean others = chunk.documents.isEmpty()
                && chunk.contacts.isEmpty()
                && chunk.rates.isEmpty()
                && chunk.inputs.isEmpty();
        long stored = named.records() + (others ? (long) chunk.rows - bad.size() : 0);
        return new Written(
                new Counts(
                        before.linesNew() + report.linesNew(),
                        before.linesKnown() + report.linesKnown() + named.known(),
                        before.documents() + report.documentsNew(),
                        before.customersNew() + named.customers(),
                        before.recordsStored() + stored,
                        before.unattributedLines() + report.linesUnattributed(),
                        before.quarantined() + bad.size(),
                        before.unresolvedCountries()),
                report);
    }

    private long registerCustomers(String source, Chunk chunk, KnownIds ids, List<BadRow> bad) {
        Map<String, Long> found = chunk.customerKeys.isEmpty() ? Map.of() : customers.find(source, chunk.customerKeys);
        ids.customers(found);
        Set<String> known = found.keySet();
        List<CustomerRow> rows = new ArrayList<>(chunk.customers.values());
        Set<String> unsaid = new HashSet<>(chunk.customerKeys);
        unsaid.removeAll(known);
        rows.forEach(r -> unsaid.remove(r.key()));
        unsaid.forEach(k -> rows.add(CustomerRow.key(k).build()));
        if (!rows.isEmpty()) {
            Customers.Registered registered = customers.register(source, rows);
            ids.customers(registered.ids());
            registered.inCircle().forEach(key -> inCircle(chunk, key, bad));
        }
        return chunk.customerKeys.size() - (long) known.size();
    }

    /** The customer is stored, its parent is not: the row waits until somebody says which of the two is wrong. */
    private static void inCircle(Chunk chunk, String key, List<BadRow> bad) {
        Chunk.Parent parent = chunk.parents.get(key);
        if (parent != null) {
            Finding finding =
                    new Finding("customer/parent-in-circle", null, parent.key(), Map.of("parent", parent.key()));
            bad.add(new BadRow(parent.row(), chunk.raw.get(parent.row(), chunk.header), List.of(finding)));
        }
    }

    /** A document the facts refuse comes back whole: all its rows go to quarantine with the reason. */
    private static List<BadRow> refused(Chunk chunk, RecordReport report) {
        if (report.refused().isEmpty()) {
            return List.of();
        }
        Map<DocumentKey, long[]> rows = new HashMap<>();
        for (int i = 0; i < chunk.documents.size(); i++) {
            rows.put(key(chunk.documents.get(i)), chunk.documentRows.get(i));
        }
        List<BadRow> bad = new ArrayList<>();
        for (RecordReport.Refused refused : report.refused()) {
            long[] numbers = rows.getOrDefault(key(refused.document()), new long[0]);
            Map<String, Object> values = new LinkedHashMap<>();
            refused.values().forEach((k, v) -> values.put(k, String.valueOf(v)));
            Finding finding = new Finding(refused.problem().slug(), null, null, values);
            for (int i = 0; i < refused.document().lines().size() && i < numbers.length; i++) {
                bad.add(new BadRow(numbers[i], chunk.raw.get(numbers[i], chunk.header), List.of(finding)));
            }
        }
        return bad;
    }

    private static DocumentKey key(SalesDocument document) {
        return new DocumentKey(document.number(), document.kind());
    }
}
