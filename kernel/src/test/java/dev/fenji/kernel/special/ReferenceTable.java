package dev.fenji.kernel.special;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Values of {@code src/test/mpmath/reference.py}, 40 digits rounded to double. */
public final class ReferenceTable {

    /** A function value at its arguments. */
    public record Value(String function, double[] at, double value) {}

    private ReferenceTable() {}

    /** All values of a function. */
    public static List<Value> of(String function) {
        try (InputStream in = ReferenceTable.class.getResourceAsStream("reference.csv");
                CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                        .ofNamedCsvRecord(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            List<Value> values = new ArrayList<>();
            for (NamedCsvRecord row : csv) {
                if (row.getField("name").equals(function)) {
                    values.add(value(row));
                }
            }
            if (values.isEmpty()) {
                throw new IllegalArgumentException("There is no reference for " + function + ".");
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Value value(NamedCsvRecord row) {
        double[] at = new double[7];
        for (int i = 0; i < at.length; i++) {
            String text = row.getField(String.valueOf(i + 1));
            at[i] = text.isEmpty() ? 0 : Double.parseDouble(text);
        }
        return new Value(row.getField("name"), at, Double.parseDouble(row.getField("value")));
    }
}
