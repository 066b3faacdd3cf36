package dev.fenji.adapters.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.fenji.sales.RateRow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcbHistoryTest {

    @Test
    void aRateIsTheDaysAndHoldsForAWeekAtMost() throws Exception {
        var rates = EcbHistory.read(xml("""
                <Cube><Cube time="2023-02-20"><Cube currency="USD" rate="1.07"/></Cube>
                <Cube time="2023-02-17"><Cube currency="USD" rate="1.06"/><Cube currency="JPY" rate="143.5"/></Cube>
                <Cube time="2022-03-01"><Cube currency="JPY" rate="130"/></Cube></Cube>
                """));

        assertThat(rates)
                .extracting(r -> r.quote(), r -> r.validFrom(), r -> r.validUntil(), r -> r.rate())
                .containsExactlyInAnyOrder(
                        tuple("USD", day("2023-02-20"), day("2023-02-27"), new BigDecimal("1.07")),
                        tuple("USD", day("2023-02-17"), day("2023-02-24"), new BigDecimal("1.06")),
                        tuple("JPY", day("2023-02-17"), day("2023-02-24"), new BigDecimal("143.5")),
                        tuple("JPY", day("2022-03-01"), day("2022-03-08"), new BigDecimal("130")));
    }

    @Test
    void aDocumentTypeOrEntityIsNotRead() {
        assertThat(read("""
                <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>
                <Cube time="2023-02-20"><Cube currency="USD" rate="&a;"/></Cube>
                """)).isEqualTo("refused");
    }

    @Test
    void theBundledHistoryRunsFrom1999ToFebruary2023() throws Exception {
        try (InputStream bundled = EcbHistory.class.getResourceAsStream(EcbHistory.RESOURCE)) {
            List<RateRow> rates = EcbHistory.read(bundled);

            assertThat(rates).hasSizeGreaterThan(190_000);
            assertThat(rates.getFirst().validFrom()).isEqualTo(day("2023-02-21"));
            assertThat(rates.getLast().validFrom()).isEqualTo(day("1999-01-04"));
            assertThat(rates)
                    .allMatch(rate -> rate.base().equals("EUR") && rate.rate().signum() > 0);
        }
    }

    private static String read(String text) {
        try {
            EcbHistory.read(xml(text));
            return "read";
        } catch (Exception e) {
            return "refused";
        }
    }

    private static InputStream xml(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
