package dev.fenji.intake.run;

import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.SalesDocument;
import dev.fenji.sales.SalesLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document while its lines arrive. Its purchase lines and its credit lines become two documents of one number. */
final class OpenDocument {

    private static final class Part {
        private final List<SalesLine> lines = new ArrayList<>();
        private long[] rows = new long[8];

        void add(SalesLine line, long row) {
            if (lines.size() == rows.length) {
                rows = Arrays.copyOf(rows, rows.length * 2);
            }
            rows[lines.size()] = row;
            lines.add(line);
        }
    }

    private final String number;
    private final String currency;
    private @Nullable String customerKey;
    private @Nullable String original;
    private @Nullable String status;
    private Instant occurredAt;
    private @Nullable Part purchase;
    private @Nullable Part credit;

    OpenDocument(LineBinder first) {
        number = first.document();
        currency = first.currency();
        customerKey = first.customerKey();
        occurredAt = first.occurredAt();
    }

    String number() {
        return number;
    }

    /** Null when the line fits; else why it does not. A line without a customer belongs to the document's. */
    @Nullable
    Finding add(LineBinder line, long row) {
        Finding conflict = conflict(line);
        if (conflict != null) {
            return conflict;
        }
        customerKey = customerKey == null ? line.customerKey() : customerKey;
        original = original == null ? line.originalDocument() : original;
        status = status == null ? line.status() : status;
        occurredAt = line.occurredAt().isBefore(occurredAt) ? line.occurredAt() : occurredAt;
        part(line.credit()).add(line.line(), row);
        return null;
    }

    private @Nullable Finding conflict(LineBinder line) {
        String customer = line.customerKey();
        if (customer != null && customerKey != null && !customer.equals(customerKey)) {
            return new Finding(
                    "intake/other-customer",
                    null,
                    customer,
                    Map.of("document", number, "customer", customerKey, "other", customer));
        }
        if (!line.currency().equals(currency)) {
            return new Finding(
                    "intake/other-currency",
                    null,
                    line.currency(),
                    Map.of("document", number, "currency", currency, "other", line.currency()));
        }
        return null;
    }

    private Part part(boolean isCredit) {
        Part part = isCredit ? credit : purchase;
        if (part == null) {
            part = new Part();
            if (isCredit) {
                credit = part;
            } else {
                purchase = part;
            }
        }
        return part;
    }

    void into(Chunk chunk, String source) {
        if (purchase != null) {
            chunk.add(document(source, DocumentKind.PURCHASE, purchase), purchase.rows);
        }
        if (credit != null) {
            chunk.add(document(source, DocumentKind.CREDIT_NOTE, credit), credit.rows);
        }
    }

    private SalesDocument document(String source, DocumentKind kind, Part part) {
        return new SalesDocument(
                source,
                number,
                kind,
                null,
                customerKey,
                occurredAt,
                currency,
                kind == DocumentKind.CREDIT_NOTE ? original : null,
                status,
                part.lines);
    }
}
