package dev.fenji.adapters.jdbc;

import dev.fenji.intake.spi.RecordRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one query, one at a time, every value as the text a file would hold: ISO dates, plain decimals, null for nothing. */
final class JdbcRows implements RecordRows {

    /** Rows fetched per round trip: keeps memory flat without making the network chatty. */
    private static final int FETCH_SIZE = 2_000;

    /** A query that takes longer than this is a mistake in the definition. */
    private static final int TIMEOUT_SECONDS = 3_600;

    private final PreparedStatement statement;
    private final ResultSet rows;
    private final List<String> columns = new ArrayList<>();
    private final int[] types;
    private final RowRepair repair;

    /** The statement is the operator's own, read from a definition, never from a request. */
    JdbcRows(Connection connection, String sql, RowRepair repair) throws SQLException {
        this.repair = repair;
        statement = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCH_SIZE);
        statement.setQueryTimeout(TIMEOUT_SECONDS);
        rows = statement.executeQuery();
        ResultSetMetaData meta = rows.getMetaData();
        types = new int[meta.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            columns.add(meta.getColumnLabel(i + 1));
            types[i] = type(meta, i + 1);
        }
    }

    /** PostgreSQL calls a moment in time a timestamp like any other. */
    private static int type(ResultSetMetaData meta, int column) throws SQLException {
        return "timestamptz".equals(meta.getColumnTypeName(column))
                ? Types.TIMESTAMP_WITH_TIMEZONE
                : meta.getColumnType(column);
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public @Nullable String @Nullable [] next() throws IOException {
        try {
            return rows.next() ? values() : null;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private @Nullable String[] values() throws SQLException {
        @Nullable String[] values = new String[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = text(i);
        }
        return values;
    }

    private @Nullable String text(int i) throws SQLException {
        int column = i + 1;
        return switch (types[i]) {
            case Types.DATE -> day(rows.getObject(column, LocalDate.class));
            case Types.TIMESTAMP -> date(rows.getObject(column, LocalDateTime.class));
            case Types.TIMESTAMP_WITH_TIMEZONE -> moment(rows.getObject(column, OffsetDateTime.class));
            case Types.DECIMAL, Types.NUMERIC -> decimal(rows.getBigDecimal(column));
            case Types.DOUBLE, Types.FLOAT, Types.REAL -> decimal(binary(column));
            case Types.VARCHAR, Types.LONGVARCHAR -> repair.text(rows.getString(column));
            case Types.CHAR -> unpadded(rows.getString(column));
            default -> rows.getString(column);
        };
    }

    /** CHAR(n) pads with spaces that nobody wrote. */
    private @Nullable String unpadded(@Nullable String value) {
        return value == null ? null : repair.text(value.stripTrailing());
    }

    /** The shortest decimal that names the stored binary value, single or double: 5151.0E0 is 5151. */
    private @Nullable BigDecimal binary(int column) throws SQLException {
        Object value = rows.getObject(column);
        return value == null ? null : new BigDecimal(value.toString());
    }

    private @Nullable String day(@Nullable LocalDate value) {
        return value == null ? null : repair.day(value).toString();
    }

    private static @Nullable String moment(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant().toString();
    }

    private @Nullable String date(@Nullable LocalDateTime value) {
        if (value == null) {
            return null;
        }
        LocalDate day = repair.day(value.toLocalDate());
        return value.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? day.toString()
                : day.atTime(value.toLocalTime()).toString();
    }

    private static @Nullable String decimal(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() throws IOException {
        try (PreparedStatement closing = statement) {
            rows.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
