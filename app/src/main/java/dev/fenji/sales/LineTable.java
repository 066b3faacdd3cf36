package dev.fenji.sales;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code sales_line}. */
@Component
class LineTable {

    private static final int COLUMNS = 14;
    private static final String COPY = """
            copy sales_line (document_id, line_no, product_id, description, content_hash, ordinal, goods, quantity,
                             unit_price, amount, amount_base, cost_base, import_id, recorded_at)
            from stdin with (format binary)
            """;

    private final JdbcClient jdbc;
    private final JdbcOperations operations;

    LineTable(JdbcClient jdbc, JdbcOperations operations) {
        this.jdbc = jdbc;
        this.operations = operations;
    }

    /** What one known document holds: its number of lines, and of copies of each. */
    static final class Stored {
        private final Map<Long, Integer> copies = new HashMap<>();
        private int lines;

        int lines() {
            return lines;
        }

        int copies(long hash) {
            return copies.getOrDefault(hash, 0);
        }
    }

    /** A line to write: the document, its line, and the place it gets. */
    interface Writer {
        void line(Draft draft, int line, int lineNo, int ordinal) throws SQLException;
    }

    /** Names the lines to write, one after the other. */
    interface Lines {
        void writeTo(Writer writer) throws SQLException;
    }

    Map<Long, Stored> stored(Collection<Long> documents) {
        var result = new HashMap<Long, Stored>(documents.size() * 2);
        jdbc.sql("""
                        select document_id, content_hash, count(*) as copies, max(line_no) as last_line
                        from sales_line
                        where document_id = any (:documents::bigint[])
                        group by document_id, content_hash
                        """).param("documents", documents.toArray(Long[]::new)).query(row -> {
            var stored = result.computeIfAbsent(row.getLong("document_id"), id -> new Stored());
            stored.copies.put(row.getLong("content_hash"), row.getInt("copies"));
            stored.lines = Math.max(stored.lines, row.getInt("last_line"));
        });
        return result;
    }

    /** Copies lines in, on the connection of the transaction. */
    long copyIn(Lines lines, long[] products, ImportRef ref, Instant recordedAt) {
        Long rows = operations.execute((ConnectionCallback<Long>) connection -> {
            var copy = copyApi(connection).copyIn(COPY);
            try {
                var out = new BinaryCopy(copy);
                lines.writeTo((draft, line, lineNo, ordinal) -> {
                    write(out, draft, line, lineNo, ordinal, products, ref, recordedAt);
                });
                return out.end();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
        return rows == null ? 0 : rows;
    }

    private static void write(
            BinaryCopy out,
            Draft draft,
            int line,
            int lineNo,
            int ordinal,
            long[] products,
            ImportRef ref,
            Instant recordedAt)
            throws SQLException {
        out.row(COLUMNS);
        out.bigint(draft.id);
        out.integer(lineNo);
        if (draft.products[line] == Draft.NO_PRODUCT) {
            out.missing();
        } else {
            out.bigint(products[draft.products[line]]);
        }
        out.text(draft.lines().get(line).description());
        out.bigint(draft.hashes[line]);
        out.integer(ordinal);
        out.bool(draft.lines().get(line).goods());
        out.numeric(draft.quantities[line]);
        out.numeric(draft.prices[line]);
        out.numeric(draft.amounts[line]);
        out.numeric(draft.amountBase(line));
        var cost = draft.costBase(line);
        if (cost == null) {
            out.missing();
        } else {
            out.numeric(cost);
        }
        out.bigint(ref.importId());
        out.timestamp(recordedAt);
    }

    private static org.postgresql.copy.CopyManager copyApi(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
