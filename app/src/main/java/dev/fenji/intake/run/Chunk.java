package dev.fenji.intake.run;

import dev.fenji.customer.ContactRow;
import dev.fenji.customer.CustomerRow;
import dev.fenji.customer.DeclaredPotential;
import dev.fenji.intake.mapping.Finding;
import dev.fenji.intake.reading.Row;
import dev.fenji.sales.PreparedOrders;
import dev.fenji.sales.ProductRow;
import dev.fenji.sales.RateRow;
import dev.fenji.sales.SalesDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one transaction stores: some ten thousand rows, read and judged. */
final class Chunk {

    final List<String> header;
    final RowStore raw;
    final List<SalesDocument> documents = new ArrayList<>();
    final List<long[]> documentRows = new ArrayList<>();
    final Map<String, CustomerRow> customers = new LinkedHashMap<>();
    final Set<String> customerKeys = new LinkedHashSet<>();
    final Map<String, ProductRow> products = new LinkedHashMap<>();
    final List<RateRow> rates = new ArrayList<>();
    final List<ContactRow> contacts = new ArrayList<>();
    final List<Input> inputs = new ArrayList<>();
    final List<BadRow> bad = new ArrayList<>();
    /** By customer: the last row that names its parent. */
    final Map<String, Parent> parents = new HashMap<>();

    int rows;
    int lines;

    /** The documents, as far as they can be made ready before the transaction. */
    @Nullable
    PreparedOrders prepared;

    /** Rows of the file that are done when this chunk is stored. */
    long doneRows;

    int donePartitions;

    /** Something declared about a customer. */
    record Input(String customerKey, DeclaredPotential said, long row) {}

    record Parent(String key, long row) {}

    Chunk(List<String> header) {
        this.header = header;
        this.raw = new RowStore(header.size());
    }

    void add(SalesDocument document, long[] rowNumbers) {
        documents.add(document);
        documentRows.add(rowNumbers);
    }

    void bad(Row row, List<Finding> findings) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.string(i));
        }
        for (int i = header.size(); i < row.cells(); i++) {
            // Surplus cells of a broken line have no column; they are kept so that nothing is lost.
            String value = row.string(i);
            if (row.flaws().stream().anyMatch(f -> f.slug().equals("intake/extra-cell")) && !value.isEmpty()) {
                cells.put("Column " + (i + 1), value);
            }
        }
        bad.add(new BadRow(row.number(), cells, List.copyOf(findings)));
    }

    boolean isEmpty() {
        return rows == 0 && documents.isEmpty() && bad.isEmpty();
    }
}
