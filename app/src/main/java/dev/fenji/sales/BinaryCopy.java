package dev.fenji.sales;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes PostgreSQL's binary COPY format: about twice as fast for both sides as text. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int FLUSH_AT = 1 << 16;
    private static final int NUMERIC_POSITIVE = 0x0000;
    private static final int NUMERIC_NEGATIVE = 0x4000;
    private static final int DIGIT_BASE = 10_000;
    private static final int FRACTION_DIGITS = 2;
    private static final int FRACTION_TAIL = 100;
    private static final BigInteger BIG_BASE = BigInteger.valueOf(DIGIT_BASE);
    private static final int PLACES_PER_DIGIT = 4;
    private static final LocalDate POSTGRES_EPOCH = LocalDate.of(2000, 1, 1);
    private static final long POSTGRES_EPOCH_SECONDS = 946_684_800L;

    private final CopyIn copy;
    private final short[] digits = new short[8];
    private byte[] buffer = new byte[FLUSH_AT * 2];
    private int at;

    BinaryCopy(CopyIn copy) {
        this.copy = copy;
        bytes(SIGNATURE);
        int32(0); // flags
        int32(0); // header extension
    }

    void row(int columns) throws SQLException {
        if (at >= FLUSH_AT) {
            copy.writeToCopy(buffer, 0, at);
            at = 0;
        }
        int16(columns);
    }

    long end() throws SQLException {
        int16(-1);
        copy.writeToCopy(buffer, 0, at);
        return copy.endCopy();
    }

    void missing() {
        int32(-1);
    }

    void bigint(long value) {
        int32(Long.BYTES);
        int64(value);
    }

    void bigint(@Nullable Long value) {
        if (value == null) {
            missing();
        } else {
            bigint(value.longValue());
        }
    }

    void integer(int value) {
        int32(Integer.BYTES);
        int32(value);
    }

    void bool(boolean value) {
        int32(1);
        room(1);
        buffer[at++] = (byte) (value ? 1 : 0);
    }

    void text(@Nullable String value) {
        if (value == null) {
            missing();
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        int32(bytes.length);
        bytes(bytes);
    }

    void date(LocalDate value) {
        integer((int) (value.toEpochDay() - POSTGRES_EPOCH.toEpochDay()));
    }

    void timestamp(Instant value) {
        int32(Long.BYTES);
        int64((value.getEpochSecond() - POSTGRES_EPOCH_SECONDS) * 1_000_000L + value.getNano() / 1_000);
    }

    /** A {@code numeric(18,6)}: digits to base 10,000, the weight of the first, no zeros at either end. */
    void numeric(long micros) {
        long absolute = Math.abs(micros);
        long whole = Micros.whole(absolute);
        int fraction = Micros.fraction(absolute);
        int end = digits.length;
        int start = end - FRACTION_DIGITS;
        digits[start] = (short) (fraction / FRACTION_TAIL);
        digits[start + 1] = (short) (fraction % FRACTION_TAIL * FRACTION_TAIL);
        while (whole > 0) {
            digits[--start] = (short) (whole % DIGIT_BASE);
            whole /= DIGIT_BASE;
        }
        int weight = digits.length - FRACTION_DIGITS - start - 1;
        while (start < end && digits[start] == 0) {
            start++;
            weight--;
        }
        while (end > start && digits[end - 1] == 0) {
            end--;
        }
        int32(8 + 2 * (end - start));
        int16(end - start);
        int16(start == end ? 0 : weight);
        int16(micros < 0 ? NUMERIC_NEGATIVE : NUMERIC_POSITIVE);
        int16(Micros.SCALE);
        for (int i = start; i < end; i++) {
            int16(digits[i]);
        }
    }

    /** A positive {@code numeric} of any size and scale. */
    void numeric(BigDecimal positive) {
        int scale = Math.max(positive.scale(), 0);
        int fraction = Math.ceilDiv(scale, PLACES_PER_DIGIT);
        var rest = positive.setScale(fraction * PLACES_PER_DIGIT, RoundingMode.UNNECESSARY)
                .unscaledValue();
        var all = new ArrayDeque<Integer>();
        while (rest.signum() > 0) {
            var parts = rest.divideAndRemainder(BIG_BASE);
            all.addFirst(parts[1].intValue());
            rest = parts[0];
        }
        int32(8 + 2 * all.size());
        int16(all.size());
        int16(all.size() - fraction - 1);
        int16(NUMERIC_POSITIVE);
        int16(scale);
        all.forEach(this::int16);
    }

    private void int16(int value) {
        room(Short.BYTES);
        buffer[at++] = (byte) (value >>> 8);
        buffer[at++] = (byte) value;
    }

    private void int32(int value) {
        room(Integer.BYTES);
        buffer[at++] = (byte) (value >>> 24);
        buffer[at++] = (byte) (value >>> 16);
        buffer[at++] = (byte) (value >>> 8);
        buffer[at++] = (byte) value;
    }

    private void int64(long value) {
        int32((int) (value >>> 32));
        int32((int) value);
    }

    private void bytes(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, at, bytes.length);
        at += bytes.length;
    }

    private void room(int bytes) {
        if (at + bytes > buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, at + bytes));
        }
    }
}
