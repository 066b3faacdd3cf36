package dev.fenji.kernel.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SumTest {

    @Test
    void isExactBeyondTheRangeOfALong() {
        var random = new SplittableRandom(4);
        Sum sum = new Sum();
        Sum half = new Sum();
        BigInteger exact = BigInteger.ZERO;
        for (int i = 0; i < 1000; i++) {
            long value = random.nextLong();
            (i % 2 == 0 ? sum : half).add(value);
            exact = exact.add(BigInteger.valueOf(value));
        }
        for (int i = 0; i < 3; i++) {
            half.add(Long.MAX_VALUE);
            exact = exact.add(BigInteger.valueOf(Long.MAX_VALUE));
        }
        sum.add(half);
        assertThat(sum.exact()).isEqualTo(exact);
    }
}
