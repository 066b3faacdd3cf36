package dev.fenji.kernel.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1", "0.5", "-0.5", "12.345678", "-0.000001", "100", "9000000000000", "1200.01"})
    void writesAndReadsTheSameText(String text) {
        StringBuilder out = new StringBuilder();
        Micros.append(out, Micros.of(new BigDecimal(text)));
        assertThat(out).hasToString(text);
        assertThat(Micros.parse(text)).isEqualTo(Micros.of(new BigDecimal(text)));
        assertThat(Micros.decimal(Micros.parse(text)).toPlainString()).isEqualTo(text);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Micros.of(new BigDecimal("0.0000001")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("1E-7");
        assertThatThrownBy(() -> Micros.of(new BigDecimal("1e13"))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void multipliesAndDividesExactlyHalfUp(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            long a = random.nextLong(-1L << random.nextInt(1, 50), 1L << random.nextInt(1, 50));
            long b = random.nextLong(-1L << random.nextInt(1, 50), 1L << random.nextInt(1, 50));
            long c = 1 + random.nextLong(1L << random.nextInt(1, 50));
            BigDecimal exact = new BigDecimal(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)))
                    .divide(BigDecimal.valueOf(c), 0, RoundingMode.HALF_UP);
            if (exact.abs().compareTo(new BigDecimal(Long.MAX_VALUE)) < 0) {
                assertThat(Micros.multiplyDivide(a, b, c))
                        .as("seed %d: %d · %d / %d", seed, a, b, c)
                        .isEqualTo(exact.longValueExact());
            }
        }
    }
}
