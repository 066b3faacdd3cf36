package dev.fenji.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document on its way into the table: what was given, and what is found out about it on the way. */
final class Draft {

    static final int NO_PRODUCT = -1;

    final SalesDocument document;
    final LocalDate day;
    final long[] quantities;
    final long[] prices;
    final long[] amounts;
    final long[] hashes;
    /** The place of each line's product among those of its call. */
    final int[] products;

    @Nullable
    Long customerId;
    /** The id it has, or gets if it is new. */
    long id;

    private Rate.@Nullable Known rate;
    private @Nullable Long attributed;

    /**
     * @throws ArithmeticException if a figure has too many digits to be stored
     */
    Draft(SalesDocument document, LocalDate day) {
        this.document = document;
        this.day = day;
        this.customerId = document.customerId();
        int size = document.lines().size();
        quantities = new long[size];
        prices = new long[size];
        amounts = new long[size];
        hashes = new long[size];
        products = new int[size];
        for (int i = 0; i < size; i++) {
            var line = document.lines().get(i);
            quantities[i] = Micros.of(line.quantity());
            prices[i] = Micros.of(line.unitPrice());
            amounts[i] = Micros.of(line.amount());
            if (line.cost() != null) {
                Micros.of(line.cost());
            }
            hashes[i] = LineHash.of(line.productKey(), quantities[i], prices[i], amounts[i], document.currency());
        }
    }

    List<SalesLine> lines() {
        return document.lines();
    }

    Rate.Known rate() {
        if (rate == null) {
            throw new IllegalStateException("Document %s has no rate yet.".formatted(document.number()));
        }
        return rate;
    }

    /** It is stored already: its id, its rate and, unless it has none, its customer hold. */
    void known(DocumentTable.Stored stored) {
        id = stored.id();
        if (stored.customerId() == null) {
            attributed = customerId;
        } else {
            customerId = stored.customerId();
        }
        priced(new Rate.Known(stored.currency(), stored.rate(), stored.rateDate(), stored.rateSource()));
    }

    /** The customer that the stored document lacks, if this one names it. */
    @Nullable
    Long attributed() {
        return attributed;
    }

    /** Takes the rate; false if an amount does not fit in the base currency. */
    boolean priced(Rate.Known known) {
        rate = known;
        if (same()) {
            return true;
        }
        for (int i = 0; i < amounts.length; i++) {
            var cost = lines().get(i).cost();
            if (!fits(Micros.decimal(amounts[i])) || (cost != null && !fits(cost))) {
                return false;
            }
        }
        return true;
    }

    long amountBase(int line) {
        return same() ? amounts[line] : Micros.of(rate().convert(Micros.decimal(amounts[line])));
    }

    @Nullable
    Long costBase(int line) {
        var cost = lines().get(line).cost();
        return cost == null ? null : Long.valueOf(Micros.of(rate().convert(cost)));
    }

    private boolean same() {
        return rate().factor().equals(BigDecimal.ONE);
    }

    private boolean fits(BigDecimal value) {
        return Micros.fits(rate().convert(value));
    }

    Instant occurredAt() {
        return document.occurredAt();
    }

    RecordReport.Refused refused(SalesProblem problem, Map<String, Object> values) {
        return new RecordReport.Refused(document, problem, values);
    }
}
