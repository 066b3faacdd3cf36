package dev.fenji.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Reads the real files on its own, row by row, as column → trimmed text. */
final class Csv {
    /** A row by column; what is not there is a mistake of the test. */
    record Row(Map<String, String> cells) {
        String get(String column) {
            return Known.of(cells, column);
        }
    }

    private Csv() {}

    static void read(Path gz, Consumer<Row> rows) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(gz)), StandardCharsets.UTF_8))) {
            List<String> header = cells(reader, reader.readLine().replace("\ufeff", ""));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> cells = cells(reader, line);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i).strip());
                }
                rows.accept(new Row(row));
            }
        }
    }

    /** Column {@code value} by column {@code key}. */
    static Map<String, String> map(Path gz, String key, String value) throws IOException {
        Map<String, String> map = new HashMap<>();
        read(gz, row -> map.put(row.get(key), row.get(value)));
        return map;
    }

    private static List<String> cells(BufferedReader reader, String first) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String line = first;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() && quoted) {
                cell.append('\n');
                line = reader.readLine();
                i = -1;
            } else if (i == line.length() || (line.charAt(i) == ',' && !quoted)) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (line.charAt(i) != '"') {
                cell.append(line.charAt(i));
            } else if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else {
                quoted = !quoted;
            }
        }
        return cells;
    }
}
