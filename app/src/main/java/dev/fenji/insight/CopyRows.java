package dev.fenji.insight;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format. Chunks of rows may be made by many threads and are sent by one, each with {@link
 * #send}.
 */
public final class CopyRows {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER_BYTES = SIGNATURE.length + 2 * Integer.BYTES;
    private static final short TRAILER = -1;
    private static final int NULL = -1;
    private static final long EPOCH_2000 = LocalDate.of(2000, 1, 1).toEpochDay();

    private static final int NUMERIC_BASE = 10_000;
    private static final short NUMERIC_NEGATIVE = 0x4000;
    private static final short NUMERIC_SCALE = 6;
    private static final long ONE = 1_000_000;
    private static final int FIRST_SIZE = 1 << 16;

    private ByteBuffer rows = ByteBuffer.allocate(FIRST_SIZE);

    /** Starts a {@code copy … from stdin (format binary)}. */
    public static CopyIn begin(Connection connection, String sql) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).put(SIGNATURE);
        copy.writeToCopy(header.array(), 0, header.capacity());
        return copy;
    }

    /** Ends it. @return rows copied */
    public static long end(CopyIn copy) throws SQLException {
        byte[] trailer = ByteBuffer.allocate(Short.BYTES).putShort(TRAILER).array();
        copy.writeToCopy(trailer, 0, trailer.length);
        return copy.endCopy();
    }

    public void send(CopyIn copy) throws SQLException {
        if (rows.position() > 0) {
            copy.writeToCopy(rows.array(), 0, rows.position());
        }
    }

    public boolean isEmpty() {
        return rows.position() == 0;
    }

    public int bytes() {
        return rows.position();
    }

    public void clear() {
        rows.clear();
    }

    public CopyRows row(int columns) {
        room(Short.BYTES).putShort((short) columns);
        return this;
    }

    public CopyRows bigint(long value) {
        room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
        return this;
    }

    public CopyRows integer(int value) {
        room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
        return this;
    }

    public CopyRows smallint(int value) {
        room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort((short) value);
        return this;
    }

    public CopyRows date(long epochDay) {
        return integer(Math.toIntExact(epochDay - EPOCH_2000));
    }

    public CopyRows text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public CopyRows bytes(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    public CopyRows none() {
        room(Integer.BYTES).putInt(NULL);
        return this;
    }

    /** A numeric given in millionths. */
    public CopyRows numeric(long micros) {
        long whole = Math.abs(micros / ONE);
        int fraction = Math.toIntExact(Math.abs(micros % ONE)) * 100;
        int digits = 0;
        long rest = whole;
        while (rest > 0) {
            digits++;
            rest /= NUMERIC_BASE;
        }
        ByteBuffer to = room(Integer.BYTES + (4 + digits + 2) * Short.BYTES);
        to.putInt((4 + digits + 2) * Short.BYTES)
                .putShort((short) (digits + 2))
                .putShort((short) (digits - 1))
                .putShort(micros < 0 ? NUMERIC_NEGATIVE : 0)
                .putShort(NUMERIC_SCALE);
        long power = 1;
        for (int i = 1; i < digits; i++) {
            power *= NUMERIC_BASE;
        }
        for (int i = 0; i < digits; i++, power /= NUMERIC_BASE) {
            to.putShort((short) (whole / power % NUMERIC_BASE));
        }
        to.putShort((short) (fraction / NUMERIC_BASE)).putShort((short) (fraction % NUMERIC_BASE));
        return this;
    }

    private ByteBuffer room(int bytes) {
        if (rows.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(rows.capacity() * 2, rows.position() + bytes));
            rows = larger.put(rows.flip());
        }
        return rows;
    }
}
