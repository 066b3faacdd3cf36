package dev.fenji.intake.run;

import dev.fenji.customer.Countries;
import dev.fenji.customer.CountryMatch;
import dev.fenji.intake.ImportReport.ProblemCount;
import dev.fenji.intake.mapping.Binder;
import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.CustomerBinder;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.mapping.LineBinder;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.reading.UnreadableFile;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads all of a file and writes nothing: how many rows are good, and what the run must know beforehand. */
final class Checker {

    /** One document of more lines is a mapping mistake (a constant column as the document number). */
    private static final int MAX_DOCUMENT_LINES = 500_000;

    private static final int MAX_COUNTRIES = 5_000;

    private final Mapping mapping;
    private final Countries countries;
    private final RateCheck rates;
    private final Meter meter;

    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> examples = new HashMap<>();
    private final LongSet closed = new LongSet();
    private final LongSet scattered = new LongSet();
    private final CustomerIndex customers = new CustomerIndex();
    private final Set<String> countriesGiven = new HashSet<>();
    private String document = "";
    private int documentLines;
    private @Nullable String documentCustomer;
    private String documentCurrency = "";
    private long rows;
    private long bad;
    private long unattributed;
    private long creditUp;
    private long creditDown;

    Checker(Mapping mapping, Countries countries, RateCheck rates, Meter meter) {
        this.mapping = mapping;
        this.countries = countries;
        this.rates = rates;
        this.meter = meter;
    }

    Check check(RowReader reader, Binder binder) throws IOException {
        Row row = new Row();
        while (reader.next(row)) {
            rows++;
            meter.row(rows, reader);
            List<Finding> findings = binder.bind(row);
            if (findings.isEmpty()) {
                findings = look(binder, row);
            }
            if (!findings.isEmpty()) {
                bad++;
                count(row, findings);
            }
        }
        return new Check(rows, bad, problems(), scattered, customers, signs(), unattributed, unresolved());
    }

    private List<Finding> look(Binder binder, Row row) {
        return switch (binder) {
            case LineBinder line -> line(line);
            case CustomerBinder customer -> {
                country(customer.customer().country());
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<Finding> line(LineBinder line) {
        Finding rate = rates.of(line.currency(), line.occurredAt(), null);
        if (rate != null) {
            return List.of(rate);
        }
        if (!line.document().equals(document)) {
            open(line);
        } else {
            Finding conflict = conflict(line);
            if (conflict != null) {
                return List.of(conflict);
            }
        }
        if (++documentLines > MAX_DOCUMENT_LINES) {
            throw new UnreadableFile(
                    "intake/document-too-large", Map.of("document", document, "limit", MAX_DOCUMENT_LINES));
        }
        customer(line);
        if (line.credit()) {
            int sign = line.amount().signum() != 0
                    ? line.amount().signum()
                    : line.quantity().signum();
            creditUp += sign > 0 ? 1 : 0;
            creditDown += sign < 0 ? 1 : 0;
        }
        return List.of();
    }

    private void open(LineBinder line) {
        if (!document.isEmpty()) {
            closed.add(LongSet.hash(document));
        }
        document = line.document();
        documentLines = 0;
        documentCustomer = line.customerKey();
        documentCurrency = line.currency();
        long hash = LongSet.hash(document);
        if (closed.contains(hash)) {
            scattered.add(hash);
        }
    }

    private @Nullable Finding conflict(LineBinder line) {
        if (line.customerKey() != null && documentCustomer == null) {
            documentCustomer = line.customerKey();
        }
        boolean other = line.customerKey() != null && !line.customerKey().equals(documentCustomer);
        if (other) {
            return Finding.of("intake/other-customer", null, line.customerKey());
        }
        return line.currency().equals(documentCurrency)
                ? null
                : Finding.of("intake/other-currency", null, line.currency());
    }

    private void customer(LineBinder line) {
        String key = line.customerKey();
        if (key == null) {
            unattributed++;
            return;
        }
        customers.see(key, line.customerDigest(), line.occurredAt());
        country(line.country());
    }

    private void country(@Nullable String given) {
        if (given != null && countriesGiven.size() < MAX_COUNTRIES) {
            countriesGiven.add(given);
        }
    }

    private long unresolved() {
        return countries.resolve(countriesGiven).values().stream()
                .filter(m -> m instanceof CountryMatch.Unresolved)
                .count();
    }

    /** When the file marks its credit notes itself and none of their lines is negative, all must be turned. */
    private CreditNote.Signs signs() {
        CreditNote rule = mapping.creditNote();
        if (rule.signs() != null && rule.signs() != CreditNote.Signs.AUTO) {
            return rule.signs();
        }
        return rule.marked() && creditDown == 0 && creditUp > 0 ? CreditNote.Signs.NEGATE : CreditNote.Signs.AS_GIVEN;
    }

    private void count(Row row, List<Finding> findings) {
        for (Finding finding : findings) {
            counts.computeIfAbsent(finding.slug(), _ -> new long[1])[0]++;
            examples.computeIfAbsent(finding.slug(), _ -> example(row, finding));
        }
    }

    private static Map<String, Object> example(Row row, Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>(finding.values());
        values.put("row", row.number());
        if (finding.column() != null) {
            values.put("column", finding.column());
        }
        if (finding.value() != null) {
            values.put("value", finding.value());
        }
        return values;
    }

    private List<ProblemCount> problems() {
        return counts.entrySet().stream()
                .map(e -> new ProblemCount(e.getKey(), e.getValue()[0], examples.getOrDefault(e.getKey(), Map.of())))
                .sorted((a, b) -> Long.compare(b.count(), a.count()))
                .toList();
    }
}
