package dev.fenji.adapters.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.adapters.jdbc.JdbcSource;
import dev.fenji.intake.spi.RecordRows;
import dev.fenji.intake.spi.RecordSet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sample databases as they come with the program, read as the demonstration reads them. */
class DemoSourcesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void steelWheelsHas122CompaniesIn27CountriesAndNoTestEntries() throws IOException {
        try (JdbcSource source = DemoSource.STEELWHEELS.open(TODAY)) {
            List<Map<String, @Nullable String>> customers = rows(source, "customers");

            assertThat(customers)
                    .hasSize(122)
                    .noneMatch(row -> Set.of("97", "98", "99", "100").contains(row.get("key")));
            assertThat(column(customers, "country")).hasSize(27);
            assertThat(column(customers, "name")).contains("Québec Home Shopping Network", "Kommission Auto");
            assertThat(customers.toString()).doesNotContainPattern("u00[0-9a-f]{2}");
        }
    }

    @Test
    void steelWheelsPricesAreTrueToTheCentAndTheLastOrderIsOfThePastWeek() throws IOException {
        try (JdbcSource source = DemoSource.STEELWHEELS.open(TODAY)) {
            List<Map<String, @Nullable String>> lines = rows(source, "order_lines");
            List<Map<String, @Nullable String>> purchases = lines.stream()
                    .filter(row -> "PURCHASE".equals(row.get("kind")))
                    .toList();

            assertThat(purchases).hasSize(2996);
            assertThat(sum(purchases, "amount")).isEqualByComparingTo("10645949.18");
            assertThat(purchases.stream()
                            .filter(row -> decimal(row, "unitPrice").scale() > 2))
                    .as("lines above 10,000 are kept to ten cents only")
                    .hasSize(7)
                    .allMatch(row -> decimal(row, "amount").compareTo(new BigDecimal("10000")) > 0);
            assertThat(lastDay(lines)).isBetween(TODAY.minusDays(7), TODAY.minusDays(1));
        }
    }

    @Test
    void aCancelledSteelWheelsOrderIsAPurchaseAndACreditNoteOfTheSameDay() throws IOException {
        try (JdbcSource source = DemoSource.STEELWHEELS.open(TODAY)) {
            List<Map<String, @Nullable String>> lines = rows(source, "order_lines");
            List<Map<String, @Nullable String>> credits = lines.stream()
                    .filter(row -> "CREDIT_NOTE".equals(row.get("kind")))
                    .toList();

            assertThat(column(credits, "document")).hasSize(6);
            assertThat(credits)
                    .hasSize(79)
                    .allMatch(row -> String.valueOf(row.get("amount")).startsWith("-"));
        }
    }

    @Test
    void foodMartHas10281PersonsAnd251395LinesWithCost() throws IOException {
        try (JdbcSource source = DemoSource.FOODMART.open(TODAY)) {
            assertThat(rows(source, "customers")).hasSize(10_281);
            List<Map<String, @Nullable String>> lines = rows(source, "order_lines_1997");
            lines.addAll(rows(source, "order_lines_1998"));

            assertThat(lines).hasSize(251_395).allMatch(row -> row.get("cost") != null);
            assertThat(lastDay(lines)).isBetween(TODAY.minusDays(7), TODAY.minusDays(1));
            assertThat(documentsComeWhole(lines)).isTrue();
        }
    }

    private static List<Map<String, @Nullable String>> rows(JdbcSource source, String name) throws IOException {
        RecordSet set = source.recordSets().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        var result = new ArrayList<Map<String, @Nullable String>>();
        try (RecordRows rows = source.open(set)) {
            for (@Nullable String[] row = rows.next(); row != null; row = rows.next()) {
                var values = new HashMap<String, @Nullable String>();
                for (int i = 0; i < row.length; i++) {
                    values.put(rows.columns().get(i), row[i]);
                }
                result.add(values);
            }
        }
        return result;
    }

    private static boolean documentsComeWhole(List<Map<String, @Nullable String>> lines) {
        Set<@Nullable String> done = new HashSet<>();
        @Nullable String before = null;
        for (var line : lines) {
            String document = line.get("document");
            if (!String.valueOf(document).equals(before) && !done.add(document)) {
                return false;
            }
            before = document;
        }
        return true;
    }

    private static Set<@Nullable String> column(List<Map<String, @Nullable String>> rows, String name) {
        var values = new HashSet<@Nullable String>();
        rows.forEach(row -> values.add(row.get(name)));
        return values;
    }

    private static LocalDate lastDay(List<Map<String, @Nullable String>> lines) {
        return lines.stream()
                .map(row -> LocalDate.parse(String.valueOf(row.get("occurredAt"))))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static BigDecimal sum(List<Map<String, @Nullable String>> rows, String name) {
        return rows.stream().map(row -> decimal(row, name)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal decimal(Map<String, @Nullable String> row, String name) {
        return new BigDecimal(String.valueOf(row.get(name)));
    }
}
