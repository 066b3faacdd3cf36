package dev.fenji.insight;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Rows of a PostgreSQL query in binary COPY format, cell by cell: {@link #next} goes to the next row, {@link #has} to its next
 * cell, and the method of the cell's type reads it. Costs about half of what a result set does, on both sides.
 */
public final class CopyCursor implements AutoCloseable {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER_BYTES = 19;
    private static final long EPOCH_2000_DAYS = 10_957;
    private static final long EPOCH_2000_MICROS = EPOCH_2000_DAYS * 86_400 * 1_000_000;
    private static final int NUMERIC_BASE = 10_000;
    private static final short NUMERIC_POSITIVE = 0;
    private static final short NUMERIC_NEGATIVE = 0x4000;

    private final CopyOut copy;
    private byte[] rows = {};
    private int at;
    private int cell;
    private int length;

    private CopyCursor(CopyOut copy) {
        this.copy = copy;
    }

    /** @param query a constant, or made by one of the classes that may put SQL together */
    public static CopyCursor open(Connection postgres, String query) throws SQLException {
        var cursor = new CopyCursor(postgres.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)"));
        cursor.fill();
        cursor.at = HEADER_BYTES;
        return cursor;
    }

    /** Goes to the next row, if there is one. */
    public boolean next() throws SQLException {
        while (at >= rows.length) {
            if (!fill()) {
                return false;
            }
        }
        short cells = (short) SHORTS.get(rows, at);
        at += Short.BYTES;
        return cells >= 0 || next();
    }

    /** Goes to the next cell of the row; false when it is null. */
    public boolean has() {
        length = (int) INTS.get(rows, at);
        cell = at + Integer.BYTES;
        at = cell + Math.max(length, 0);
        return length >= 0;
    }

    public long bigint() {
        return (long) LONGS.get(rows, cell);
    }

    public int integer() {
        return (int) INTS.get(rows, cell);
    }

    public boolean flag() {
        return rows[cell] != 0;
    }

    public String text() {
        return new String(rows, cell, length, StandardCharsets.UTF_8);
    }

    public long epochDay() {
        return integer() + EPOCH_2000_DAYS;
    }

    /** A moment in microseconds since 1970. */
    public long epochMicros() {
        return bigint() + EPOCH_2000_MICROS;
    }

    /** A numeric of at most six decimals, in millionths. */
    public long micros() {
        int digits = digit(0);
        int weight = digit(1);
        short sign = (short) SHORTS.get(rows, cell + 2 * Short.BYTES);
        if (sign != NUMERIC_POSITIVE && sign != NUMERIC_NEGATIVE) {
            throw new ArithmeticException("A figure of the facts is not a number.");
        }
        long value = 0;
        int next = 0;
        for (int power = weight; power >= -1; power--) {
            value = value * NUMERIC_BASE + (next < digits ? digit(4 + next) : 0);
            next++;
        }
        value = value * 100 + (weight >= -2 && next < digits ? digit(4 + next) / 100 : 0);
        return sign == NUMERIC_NEGATIVE ? -value : value;
    }

    private int digit(int place) {
        return (short) SHORTS.get(rows, cell + place * Short.BYTES);
    }

    private boolean fill() throws SQLException {
        byte @Nullable [] read = copy.readFromCopy();
        rows = read == null ? new byte[0] : read;
        at = 0;
        return read != null;
    }

    /** Stops the server if it has more to tell. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
