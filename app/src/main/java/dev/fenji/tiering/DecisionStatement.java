package dev.fenji.tiering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is told who asks how an automated decision about it was made. It speaks of this customer only, and of nothing
 * that is the house's own business: no other customers, no runs, no digests.
 *
 * @param language in which it is written
 * @param producedBy who had it written
 * @param head for whom it is, when and by whom it was written
 * @param contact to whom objections go, or null when the organisation named nobody
 */
public record DecisionStatement(
        String language,
        String organisation,
        @Nullable String contact,
        String customer,
        String customerKey,
        Instant producedAt,
        String producedBy,
        LocalDate asOf,
        String title,
        List<String> head,
        List<Section> sections) {
    public DecisionStatement {
        head = List.copyOf(head);
        sections = List.copyOf(sections);
    }

    /**
     * One part of it.
     *
     * @param lines sentences
     * @param columns headings of the data
     * @param figures the data that were used; empty in the other sections
     */
    public record Section(String id, String title, List<String> lines, List<String> columns, List<Figure> figures) {
        public Section {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
            figures = List.copyOf(figures);
        }

        static Section of(String id, String title, List<String> lines) {
            return new Section(id, title, lines, List.of(), List.of());
        }
    }

    /** @param period which days it speaks of, or what it is instead */
    public record Figure(String name, String value, String period) {}
}
