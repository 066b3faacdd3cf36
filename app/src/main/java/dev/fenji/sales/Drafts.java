package dev.fenji.sales;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The documents of one call: parts of the same document put together, in key order, the impossible ones set aside. */
final class Drafts {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Comparator<SalesDocument> KEY_ORDER = Comparator.comparing(SalesDocument::number)
            .thenComparing(SalesDocument::kind)
            .thenComparing(SalesDocument::source);

    private final List<RecordReport.Refused> refused = new ArrayList<>();
    private List<Draft> accepted = new ArrayList<>();

    private record Identity(String source, String number, DocumentKind kind) {}

    Drafts(Collection<SalesDocument> documents, ZoneId zone) {
        var whole = new HashMap<Identity, SalesDocument>(documents.size() * 2);
        for (var document : documents) {
            var identity = new Identity(document.source(), document.number(), document.kind());
            var first = whole.get(identity);
            if (first == null) {
                whole.put(identity, document);
            } else {
                joined(first, document).ifPresent(both -> whole.put(identity, both));
            }
        }
        whole.values().stream().sorted(KEY_ORDER).forEach(document -> draft(document, zone));
    }

    List<Draft> accepted() {
        return accepted;
    }

    List<RecordReport.Refused> refused() {
        return refused;
    }

    /** Sets these documents aside with the reason the function finds; keeps those it finds none for. */
    void refuse(Map<Draft, RecordReport.Refused> reasons) {
        refused.addAll(reasons.values());
        accepted =
                accepted.stream().filter(draft -> !reasons.containsKey(draft)).toList();
    }

    private void draft(SalesDocument document, ZoneId zone) {
        if (!CURRENCY.matcher(document.currency()).matches()) {
            refuse(document, SalesProblem.UNKNOWN_CURRENCY, Map.of("currency", document.currency()));
            return;
        }
        try {
            accepted.add(new Draft(document, LocalDate.ofInstant(document.occurredAt(), zone)));
        } catch (ArithmeticException tooLarge) {
            refuse(document, SalesProblem.AMOUNT_OUT_OF_RANGE, Map.of("number", document.number()));
        }
    }

    /** Two parts of one document as one; a part that contradicts the first is set aside. */
    private Optional<SalesDocument> joined(SalesDocument first, SalesDocument part) {
        if (!first.currency().equals(part.currency())) {
            refuse(part, SalesProblem.OTHER_CURRENCY, currencies(part, first.currency()));
            return Optional.empty();
        }
        boolean sameCustomer = Objects.equals(first.customerId(), part.customerId())
                && Objects.equals(first.customerKey(), part.customerKey());
        if (!sameCustomer && hasCustomer(first) && hasCustomer(part)) {
            refuse(part, SalesProblem.OTHER_CUSTOMER, Map.of("number", part.number()));
            return Optional.empty();
        }
        var lines = new ArrayList<>(first.lines());
        lines.addAll(part.lines());
        var named = hasCustomer(first) ? first : part;
        return Optional.of(new SalesDocument(
                first.source(),
                first.number(),
                first.kind(),
                named.customerId(),
                named.customerKey(),
                first.occurredAt(),
                first.currency(),
                first.originalNumber() == null ? part.originalNumber() : first.originalNumber(),
                first.status() == null ? part.status() : first.status(),
                lines));
    }

    static Map<String, Object> currencies(SalesDocument document, String stored) {
        return Map.of("number", document.number(), "currency", document.currency(), "stored", stored);
    }

    private static boolean hasCustomer(SalesDocument document) {
        return document.customerId() != null || document.customerKey() != null;
    }

    private void refuse(SalesDocument document, SalesProblem problem, Map<String, Object> values) {
        refused.add(new RecordReport.Refused(document, problem, values));
    }
}
