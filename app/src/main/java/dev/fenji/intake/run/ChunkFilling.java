package dev.fenji.intake.run;

import dev.fenji.customer.CustomerRow;
import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.ContactBinder;
import dev.fenji.intake.mapping.CustomerBinder;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.mapping.PotentialBinder;
import dev.fenji.intake.mapping.ProductBinder;
import dev.fenji.intake.mapping.RateBinder;
import dev.fenji.intake.reading.Row;
import dev.fenji.sales.ProductRow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the lines of a file say about customers and products on the way: each thing is passed on once. */
final class ChunkFilling {

    private final CustomerIndex index;
    private final RateCheck rates;
    private final LongSet customersSeen = new LongSet();
    private final LongSet customersPassed = new LongSet();
    private final LongSet productsPassed = new LongSet();

    /** The customer of the line before, if everything about it has been passed on. */
    private String lastOfOneKind = "";

    ChunkFilling(CustomerIndex index, RateCheck rates) {
        this.index = index;
        this.rates = rates;
    }

    @Nullable
    Finding rate(LineBinder line) {
        return rates.of(line.currency(), line.occurredAt(), null);
    }

    void line(Chunk chunk, LineBinder line) {
        String key = line.customerKey();
        if (key != null) {
            customerOfLine(chunk, line, key);
        }
        product(chunk, line);
    }

    private void customerOfLine(Chunk chunk, LineBinder line, String key) {
        if (key.equals(lastOfOneKind)) {
            return;
        }
        long hash = LongSet.hash(key);
        if (customersSeen.add(hash)) {
            chunk.customerKeys.add(key);
        }
        Instant latest = index.latest(key);
        if (latest != null) {
            // All rows say the same about this customer: once is enough, as of its latest order.
            if (customersPassed.add(hash)) {
                put(chunk, key, line, latest);
            }
            lastOfOneKind = key;
            return;
        }
        long said = LongSet.mix(hash ^ line.customerDigest());
        CustomerRow pending = chunk.customers.get(key + '\u0000' + said);
        if (pending == null || isLater(line.occurredAt(), pending.countryAt())) {
            put(chunk, key + '\u0000' + said, line, line.occurredAt());
        }
    }

    private static void put(Chunk chunk, String slot, LineBinder line, Instant at) {
        CustomerRow said = line.customer();
        if (said != null) {
            // Removed first, so that later sayings about one customer stand after earlier ones.
            chunk.customers.remove(slot);
            chunk.customers.put(slot, seenAt(said, at));
        }
    }

    private static CustomerRow seenAt(CustomerRow row, Instant at) {
        return new CustomerRow(
                row.key(),
                row.name(),
                row.type(),
                row.country(),
                at,
                row.city(),
                row.region(),
                row.postalCode(),
                row.industry(),
                row.sizeClass(),
                row.language(),
                row.email(),
                row.phone(),
                row.currency(),
                row.parentKey(),
                row.creditLimit(),
                row.tags(),
                row.attributes());
    }

    private static boolean isLater(Instant at, @Nullable Instant than) {
        return than == null || at.isAfter(than);
    }

    /** Takes a record that is no line of a document. */
    void record(Chunk chunk, Binder binder, Row row) {
        chunk.lines++;
        switch (binder) {
            case CustomerBinder customer -> customer(chunk, customer.customer(), row);
            case ContactBinder contact -> chunk.contacts.add(contact.contact());
            case ProductBinder product -> chunk.products.put(product.product().key(), product.product());
            case RateBinder rate -> chunk.rates.addAll(rate.rates());
            case PotentialBinder input -> {
                chunk.inputs.add(new Chunk.Input(input.customerKey(), input.said(), row.number()));
                chunk.raw.add(row);
            }
            case LineBinder _ -> throw new IllegalStateException("Lines belong to documents.");
        }
    }

    private static void customer(Chunk chunk, CustomerRow said, Row row) {
        chunk.customerKeys.add(said.key());
        // Two rows of one key are read in order, later ones over earlier ones.
        chunk.customers.put(said.key() + '\u0000' + chunk.lines, said);
        if (said.parentKey() != null) {
            chunk.parents.put(said.key(), new Chunk.Parent(said.parentKey(), row.number()));
            chunk.raw.add(row);
        }
    }

    private void product(Chunk chunk, LineBinder line) {
        ProductRow product = line.product();
        if (product != null) {
            long hash = LongSet.mix(LongSet.hash(product.key())
                    ^ Objects.hash(product.name(), product.category(), product.subcategory(), product.goods()));
            if (productsPassed.add(hash)) {
                chunk.products.put(product.key(), product);
            }
        }
    }
}
