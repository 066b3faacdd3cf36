package dev.fenji.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts what happens while documents are recorded. */
final class Tally {

    private final TreeSet<Long> customers = new TreeSet<>();
    private final List<RecordReport.Refused> refused = new ArrayList<>();
    private boolean customersUnnamed;
    private int documentsNew;
    private int documentsKnown;
    private int documentsAttributed;
    private int linesNew;
    private int linesKnown;
    private int linesUnattributed;
    private @Nullable LocalDate firstDay;
    private @Nullable LocalDate lastDay;

    void newDocument(Draft draft) {
        documentsNew++;
        lines(draft, draft.lines().size());
        touched(draft);
    }

    void knownDocument(Draft draft, int newLines) {
        documentsKnown++;
        linesKnown += draft.lines().size() - newLines;
        if (newLines > 0) {
            lines(draft, newLines);
            touched(draft);
        }
    }

    void attributed(Long customer) {
        documentsAttributed++;
        customer(customer);
    }

    void refuse(RecordReport.Refused document) {
        refused.add(document);
    }

    RecordReport report(List<RecordReport.Refused> refusedBefore) {
        var all = new ArrayList<>(refusedBefore);
        all.addAll(refused);
        return new RecordReport(
                documentsNew,
                documentsKnown,
                documentsAttributed,
                linesNew,
                linesKnown,
                linesUnattributed,
                firstDay,
                lastDay,
                customersUnnamed ? new TreeSet<>() : customers,
                customersUnnamed,
                List.copyOf(all));
    }

    private void lines(Draft draft, int count) {
        linesNew += count;
        if (draft.customerId == null) {
            linesUnattributed += count;
        }
    }

    private void touched(Draft draft) {
        if (firstDay == null || draft.day.isBefore(firstDay)) {
            firstDay = draft.day;
        }
        if (lastDay == null || draft.day.isAfter(lastDay)) {
            lastDay = draft.day;
        }
        if (draft.customerId != null) {
            customer(draft.customerId);
        }
    }

    private void customer(Long id) {
        if (!customersUnnamed) {
            customers.add(id);
            customersUnnamed = customers.size() > RecordReport.CUSTOMERS_NAMED;
        }
    }
}
