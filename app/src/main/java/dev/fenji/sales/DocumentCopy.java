package dev.fenji.sales;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Copies documents in as if none of them were stored, at less than half the cost of asking for each one; gives way when
 * one is.
 */
@Component
class DocumentCopy {

    private static final int COLUMNS = 15;
    private static final String COPY = """
            copy sales_document (id, source, number, kind, customer_id, occurred_at, occurred_on, currency, rate,
                                 rate_date, rate_source, original_number, status, import_id, recorded_at)
            from stdin with (format binary)
            """;

    private final JdbcOperations operations;

    DocumentCopy(JdbcOperations operations) {
        this.operations = operations;
    }

    /** True when all were new and are stored now; false when one was known, then none of them is stored. */
    boolean storedAll(List<Draft> drafts, ImportRef ref, Instant recordedAt) {
        return Boolean.TRUE.equals(operations.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                copy(connection, drafts, ref, recordedAt);
                connection.releaseSavepoint(before);
                return true;
            } catch (SQLException e) {
                if (!PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
        }));
    }

    private static void copy(Connection connection, List<Draft> drafts, ImportRef ref, Instant recordedAt)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            var out = new BinaryCopy(copy);
            for (var draft : drafts) {
                write(out, draft, ref, recordedAt);
            }
            out.end();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void write(BinaryCopy out, Draft draft, ImportRef ref, Instant recordedAt) throws SQLException {
        var document = draft.document;
        var rate = draft.rate();
        out.row(COLUMNS);
        out.bigint(draft.id);
        out.text(document.source());
        out.text(document.number());
        out.text(document.kind().code());
        out.bigint(draft.customerId);
        out.timestamp(document.occurredAt());
        out.date(draft.day);
        out.text(document.currency());
        out.numeric(rate.factor());
        out.date(rate.date());
        out.text(rate.source());
        out.text(document.originalNumber());
        out.text(document.status());
        out.bigint(ref.importId());
        out.timestamp(recordedAt);
    }
}
