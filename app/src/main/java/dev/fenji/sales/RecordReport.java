package dev.fenji.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of recorded documents. Every document given is new, known or refused; every line of the first two is new
 * or known.
 *
 * @param documentsAttributed known documents without a customer that now have one
 * @param linesUnattributed new lines of documents that name no customer
 * @param firstDay the earliest day of a document with new lines, in the organisation's zone
 * @param customerIds the customers with something new, as long as they are no more than {@link #CUSTOMERS_NAMED}
 * @param customersUnnamed true when there are more
 * @param refused documents that were not stored at all, each with its reason: theirs to correct and send again
 */
public record RecordReport(
        int documentsNew,
        int documentsKnown,
        int documentsAttributed,
        int linesNew,
        int linesKnown,
        int linesUnattributed,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        SortedSet<Long> customerIds,
        boolean customersUnnamed,
        List<Refused> refused) {

    /** More customers than this are not worth naming: whoever listens looks at all. */
    public static final int CUSTOMERS_NAMED = 1000;

    public static final RecordReport NOTHING =
            new RecordReport(0, 0, 0, 0, 0, 0, null, null, new TreeSet<>(), false, List.of());

    /** A document that was not stored, and why. */
    public record Refused(SalesDocument document, SalesProblem problem, Map<String, Object> values) {}

    /** Both reports as one: an import adds up its chunks. */
    public RecordReport plus(RecordReport other) {
        var customers = new TreeSet<>(customerIds);
        customers.addAll(other.customerIds);
        boolean unnamed = customersUnnamed || other.customersUnnamed || customers.size() > CUSTOMERS_NAMED;
        var all = new ArrayList<>(refused);
        all.addAll(other.refused);
        return new RecordReport(
                documentsNew + other.documentsNew,
                documentsKnown + other.documentsKnown,
                documentsAttributed + other.documentsAttributed,
                linesNew + other.linesNew,
                linesKnown + other.linesKnown,
                linesUnattributed + other.linesUnattributed,
                earlier(firstDay, other.firstDay),
                later(lastDay, other.lastDay),
                unnamed ? new TreeSet<>() : customers,
                unnamed,
                List.copyOf(all));
    }

    /** The same without the documents that were refused. */
    public RecordReport withoutRefused() {
        return new RecordReport(
                documentsNew,
                documentsKnown,
                documentsAttributed,
                linesNew,
                linesKnown,
                linesUnattributed,
                firstDay,
                lastDay,
                customerIds,
                customersUnnamed,
                List.of());
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isBefore(a)) ? b : a;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
