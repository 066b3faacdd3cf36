package dev.fenji.intake.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.DecimalStyle;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.mapping.Target;
import dev.fenji.intake.spi.RecordRows;
import dev.fenji.intake.spi.RecordSet;
import dev.fenji.intake.spi.SourceConnector;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What a connector yields, kept as a file whose columns are target fields. */
final class ConnectorFiles {

    /** Short names that mean the field of the set's own kind. */
    private static final Map<Kind, Map<String, Target>> SHORT = Map.of(
            Kind.CUSTOMERS,
            Map.of("key", Target.CUSTOMER_KEY, "name", Target.CUSTOMER_NAME, "type", Target.CUSTOMER_TYPE),
            Kind.CONTACTS,
            Map.of("key", Target.CONTACT_KEY, "name", Target.CONTACT_NAME, "role", Target.CONTACT_ROLE),
            Kind.PRODUCTS,
            Map.of("key", Target.PRODUCT_KEY, "name", Target.PRODUCT_NAME),
            Kind.ORDER_LINES,
            Map.of("original", Target.ORIGINAL_DOCUMENT, "key", Target.DOCUMENT),
            Kind.ORDERS,
            Map.of("original", Target.ORIGINAL_DOCUMENT, "key", Target.DOCUMENT),
            Kind.EXCHANGE_RATES,
            Map.of(
                    "date", Target.RATE_DATE,
                    "base", Target.RATE_BASE,
                    "quote", Target.RATE_QUOTE));

    private static final String KIND_COLUMN = "kind";

    private ConnectorFiles() {}

    /** Writes the set's rows and returns its columns. */
    static List<String> write(SourceConnector connector, RecordSet set, Path target) throws IOException {
        try (RecordRows rows = connector.open(set);
                CsvWriter csv = CsvWriter.builder()
                        .build(new BufferedWriter(new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(target)), StandardCharsets.UTF_8)))) {
            List<String> columns = rows.columns();
            csv.writeRecord(columns);
            for (@Nullable String @Nullable [] row = rows.next(); row != null; row = rows.next()) {
                var line = csv.writeRecord();
                for (String value : row) {
                    line.writeField(value == null ? "" : value);
                }
                line.endRecord();
            }
            return columns;
        }
    }

    static Mapping mapping(String source, RecordSet set, List<String> columns) {
        Kind kind = Kind.valueOf(set.kind());
        Map<String, String> mapped = new LinkedHashMap<>();
        for (String column : columns) {
            Target target = SHORT.getOrDefault(kind, Map.of()).get(column);
            target = target == null ? Target.byId(column) : target;
            if (target != null && target.belongsTo(kind)) {
                mapped.put(target.id(), column);
            } else if (column.startsWith(Target.ATTRIBUTE)) {
                mapped.put(column, column);
            }
        }
        CreditNote creditNote = kind.hasDocuments() && columns.contains(KIND_COLUMN)
                ? new CreditNote(CreditNote.By.COLUMN, "CREDIT_NOTE", KIND_COLUMN, CreditNote.Signs.AS_GIVEN)
                : CreditNote.NONE;
        return Mapping.plain(kind, source, mapped, Map.of())
                .named(source + ":" + set.name(), true)
                .withNulls(List.of())
                .read(List.of("ISO"), DecimalStyle.POINT, creditNote);
    }
}
