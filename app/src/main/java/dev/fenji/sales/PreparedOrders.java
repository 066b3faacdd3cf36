package dev.fenji.sales;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Documents judged and priced, ready to be stored once: work that needs no transaction and may run ahead of it. */
public final class PreparedOrders {

    /** The documents of one source. */
    static final class Batch {
        final String source;
        List<Draft> drafts;
        /** The products that the lines name, each once. */
        long[] productIds = {};

        List<Draft> fresh = List.of();
        List<Draft> kept = List.of();
        final Set<Draft> grown = new HashSet<>();

        Batch(String source, List<Draft> drafts) {
            this.source = source;
            this.drafts = drafts;
        }
    }

    private final List<RecordReport.Refused> refused;
    private final List<Batch> batches = new ArrayList<>();
    private final Tally tally = new Tally();

    PreparedOrders(Drafts drafts) {
        refused = drafts.refused();
        drafts.accepted().stream()
                .collect(groupingBy(draft -> draft.document.source(), TreeMap::new, toList()))
                .forEach((source, group) -> batches.add(new Batch(source, group)));
    }

    List<Batch> batches() {
        return batches;
    }

    Tally tally() {
        return tally;
    }

    RecordReport report() {
        return tally.report(refused);
    }
}
