package dev.fenji.kernel.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.fenji.kernel.time.MetricWindow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The metric text on the UCI Online Retail file, where the development checkout has it. */
class OnlineRetailTest {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> NOT_GOODS =
            Set.of("POST", "D", "M", "m", "C2", "DOT", "CRUK", "PADS", "BANK CHARGES", "S", "AMAZONFEE", "B");

    @Test
    void agreesWithAnIndependentComputationOnRealSales() throws IOException, SQLException {
        Path file = sharedData().resolve("online_retail/online_retail.csv.gz");
        boolean present = Files.exists(file);
        if (!present) {
            System.out.println("Online Retail is not here: set FENJI_SHARED_DATA to try the metrics on it.");
        }
        assumeTrue(present);
        List<Fact> facts = read(file);
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            for (LocalDate asOf : List.of(LocalDate.of(2011, 12, 10), LocalDate.of(2011, 6, 1))) {
                MetricWindow window = new MetricWindow(asOf, asOf.getMonthValue() == 6 ? 3 : 12);
                Map<Long, BaseMetrics> metrics = duck.metrics(MetricParameters.everyone(window, null));
                assertThat(metrics).isEqualTo(PlainMetrics.of(facts, window, Long.MAX_VALUE));
            }
        }
    }

    private static Path sharedData() {
        String given = System.getProperty("FENJI_SHARED_DATA", System.getenv("FENJI_SHARED_DATA"));
        if (given != null) {
            return Path.of(given);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/data"))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of("shared/data") : folder.resolve("shared/data");
    }

    private static List<Fact> read(Path file) throws IOException {
        List<Fact> facts = new ArrayList<>();
        Map<String, Long> documents = new HashMap<>();
        Map<String, Long> products = new HashMap<>();
        try (Reader reader =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            for (NamedCsvRecord row : csv) {
                facts.add(fact(row, documents, products));
            }
        }
        return facts;
    }

    private static Fact fact(NamedCsvRecord row, Map<String, Long> documents, Map<String, Long> products) {
        String number = row.getField("InvoiceNo");
        String product = row.getField("StockCode");
        BigDecimal quantity = new BigDecimal(row.getField("Quantity"));
        BigDecimal price = new BigDecimal(row.getField("UnitPrice"));
        LocalDateTime time = LocalDateTime.parse(row.getField("InvoiceDate"), TIME);
        return new Fact(
                customer(row.getField("CustomerID")),
                documents.computeIfAbsent(number, any -> documents.size() + 1L),
                !number.startsWith("C"),
                (int) time.toLocalDate().toEpochDay(),
                products.computeIfAbsent(product, any -> products.size() + 1L),
                product.substring(0, 1),
                !NOT_GOODS.contains(product),
                quantity,
                price,
                quantity.multiply(price),
                null,
                null,
                time.toEpochSecond(ZoneOffset.UTC));
    }

    private static @Nullable Long customer(String text) {
        return text.isEmpty() ? null : Long.valueOf(text.replace(".0", ""));
    }
}
