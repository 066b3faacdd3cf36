package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.DataFile;
import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.Row;
import dev.fenji.intake.reading.RowReader;
import dev.fenji.intake.reading.UnreadableFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lookup file in memory: key → the columns that the mapping takes from it. */
record LookupTable(List<String> columns, Map<String, String[]> rows) {

    /** Lookups are lists of customers, products, orders: what is larger belongs in the main file. */
    private static final int MAX_ROWS = 2_000_000;

    static LookupTable load(DataFile file, Mapping.Lookup lookup, Mapping mapping, ReadLimits limits)
            throws IOException {
        try (RowReader reader = file.open(0, limits)) {
            int key = reader.header().indexOf(lookup.key());
            if (key < 0) {
                throw new UnreadableFile("intake/column-missing", Map.of("column", lookup.key(), "file", file.name()));
            }
            List<Integer> taken = taken(reader.header(), lookup, mapping);
            List<String> columns = taken.stream()
                    .map(i -> lookup.name() + "." + reader.header().get(i))
                    .toList();
            return new LookupTable(columns, rows(reader, key, taken, file));
        }
    }

    private static Map<String, String[]> rows(RowReader reader, int key, List<Integer> taken, DataFile file)
            throws IOException {
        Map<String, String[]> rows = new HashMap<>();
        Row row = new Row();
        while (reader.next(row)) {
            String[] values = new String[taken.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row.string(taken.get(i));
            }
            rows.put(row.string(key).strip(), values);
            if (rows.size() > MAX_ROWS) {
                throw new UnreadableFile("intake/lookup-too-large", Map.of("file", file.name(), "limit", MAX_ROWS));
            }
        }
        return rows;
    }

    /** Only what the mapping or a later lookup asks for. */
    private static List<Integer> taken(List<String> header, Mapping.Lookup lookup, Mapping mapping) {
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = lookup.name() + "." + header.get(i);
            boolean asked = mapping.columns().containsValue(name)
                    || name.equals(mapping.creditNote().column())
                    || mapping.lookups().stream().anyMatch(l -> l.on().equals(name));
            if (asked) {
                taken.add(i);
            }
        }
        return taken;
    }
}
