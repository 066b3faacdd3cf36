package dev.fenji.kernel.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact sum of many figures in millionths: quick while it fits a {@code long}, right when it does not. */
public final class Sum {

    private BigInteger carried = BigInteger.ZERO;
    private long running;

    public void add(long micros) {
        long next = running + micros;
        if (((running ^ next) & (micros ^ next)) < 0) {
            carried = exact();
            next = micros;
        }
        running = next;
    }

    public void add(Sum other) {
        add(other.running);
        carried = carried.add(other.carried);
    }

    /** In millionths. */
    public BigInteger exact() {
        return carried.add(BigInteger.valueOf(running));
    }

    /** In units. */
    public BigDecimal toDecimal() {
        return new BigDecimal(exact(), Micros.SCALE);
    }
}
