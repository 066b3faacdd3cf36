package dev.fenji.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class LineHashTest {

    private static final long PINNED = -1162980593219360872L;

    @Test
    void neverChangesBecauseItsValuesAreStored() {
        assertThat(hash("85123A", "6", "2.55", "15.30", "GBP")).isEqualTo(PINNED);
        assertThat(hash("85123A", "6.000", "2.5500", "15.3", "GBP")).isEqualTo(PINNED);
    }

    @Test
    void tellsApartWhatDiffersInOnePlaceOnly() {
        var seen = new HashSet<Long>();
        for (var product : new String[] {"85123A", "85123a", "85123"}) {
            for (int quantity = -50; quantity < 50; quantity++) {
                for (int cents = 0; cents < 50; cents++) {
                    for (var currency : new String[] {"GBP", "EUR"}) {
                        seen.add(LineHash.of(product, quantity * 1_000_000L, cents * 10_000L, 0, currency));
                    }
                }
            }
        }
        assertThat(seen).hasSize(3 * 100 * 50 * 2);
        assertThat(LineHash.of(null, 0, 0, 0, "EUR")).isNotEqualTo(LineHash.of("", 0, 0, 0, "EUR"));
    }

    private static long hash(String product, String quantity, String price, String amount, String currency) {
        return LineHash.of(product, micros(quantity), micros(price), micros(amount), currency);
    }

    private static long micros(String decimal) {
        return Micros.of(new BigDecimal(decimal));
    }
}
