package dev.fenji.tiering;

import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From a criterion of an explanation down to the documents it came from. */
@Component
public class CustomerEvidence {
    private final EvidenceStore store;
    private final Explanations explanations;

    CustomerEvidence(EvidenceStore store, Explanations explanations) {
        this.store = store;
        this.explanations = explanations;
    }

    /** A document behind a figure; amounts are plain decimals. */
    public record Document(
            long id,
            String number,
            String source,
            String kind,
            Instant occurredAt,
            LocalDate occurredOn,
            String currency,
            String amount,
            String amountBase,
            int lineCount,
            @Nullable String originalNumber) {}

    /** Below which document a page begins. */
    private record Place(@Nullable LocalDate day, long id) {
        static final Place TOP = new Place(null, 0);
        private static final Pattern FORM = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})_(\\d{1,18})");

        /** A cursor nobody gave out begins at the top. */
        static Place of(String cursor) {
            Matcher parts = FORM.matcher(cursor);
            return parts.matches() ? new Place(LocalDate.parse(parts.group(1)), Long.parseLong(parts.group(2))) : TOP;
        }
    }

    /** How many documents stand behind a part of an explanation; null when it does not come from documents. */
    public @Nullable Long count(Explained explained, Explanation.Part part) {
        Evidence evidence = evidence(explained, part);
        return evidence == null ? null : store.count(explained.decision().customerId(), evidence, knownAt(explained));
    }

    /** Newest first. */
    public Page<Document> page(Explained explained, String criterion, @Nullable String cursor, int limit) {
        Explanation.Part part = explained.decision().explanation().parts().stream()
                .filter(one -> one.criterion().equals(criterion) || one.field().equals(criterion))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(TieringProblem.UNKNOWN_CRITERION, Map.of("criterion", criterion)));
        Evidence evidence = evidence(explained, part);
        if (evidence == null) {
            return new Page<>(List.of(), null);
        }
        LocalDate day = cursor == null ? null : LocalDate.parse(cursor.substring(0, cursor.indexOf('_')));
        long id = cursor == null ? 0 : Long.parseLong(cursor.substring(cursor.indexOf('_') + 1));
        List<EvidenceStore.Document> rows =
                store.page(explained.decision().customerId(), evidence, knownAt(explained), day, id, limit + 1);
        return Page.of(rows, limit, row -> row.occurredOn() + "_" + row.id()).map(CustomerEvidence::shown);
    }

    private static @Nullable Evidence evidence(Explained explained, Explanation.Part part) {
        Provenance provenance = explained.calibration().provenance();
        return Evidence.of(part.field(), explained.version().document().window(provenance.asOf()));
    }

    private static Instant knownAt(Explained explained) {
        return Objects.requireNonNull(explained.calibration().provenance().knownAt());
    }

    private static Document shown(EvidenceStore.Document row) {
        return new Document(
                row.id(),
                row.number(),
                row.source(),
                row.kind(),
                row.occurredAt(),
                row.occurredOn(),
                row.currency(),
                plain(row.amount()),
                plain(row.amountBase()),
                row.lineCount(),
                row.originalNumber());
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
