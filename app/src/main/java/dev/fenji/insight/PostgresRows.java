package dev.fenji.insight;

import dev.fenji.insight.Feed.Cell;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * {@code postgres_rows(feed)}: a table of DuckDB whose rows come out of PostgreSQL while they are read, by as many threads as DuckDB
 * has. Nothing is written to a file on the way.
 */
final class PostgresRows implements DuckDBTableFunction<Feed, PostgresRows.Source, PostgresRows.Reader> {
    private static final String NAME = "postgres_rows";
    private static final int REPORT_EVERY = 1 << 17;

    private final int threads;
    private volatile @Nullable Source current;

    PostgresRows(int threads) {
        this.threads = threads;
    }

    void register(Connection duckdb) throws SQLException {
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName(NAME)
                    .withParameter(String.class)
                    .withFunction(this)
                    .register(duckdb);
        }
    }

    /** What is read until the source is closed. One at a time. */
    Source open(FactsSnapshot snapshot, List<String> queries, LongConsumer progress) {
        var source = new Source(snapshot, new ConcurrentLinkedQueue<>(queries), progress);
        current = source;
        return source;
    }

    @Override
    public Feed bind(DuckDBTableFunctionBindInfo info) {
        Feed feed = Feed.valueOf(info.getParameter(0).getString());
        feed.cells()
                .forEach(cell -> info.addResultColumn(cell.name(), cell.kind().type()));
        return feed;
    }

    @Override
    public Source init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(threads);
        return Objects.requireNonNull(current, "Nothing is being refreshed.");
    }

    @Override
    public Reader localInit(DuckDBTableFunctionInitInfo info) {
        Source source = Objects.requireNonNull(current, "Nothing is being refreshed.");
        var reader = new Reader(source);
        source.readers.add(reader);
        return reader;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
        Reader reader = call.getLocalInitData();
        Feed feed = call.getBindData();
        return reader.fill(feed.cells(), chunk);
    }

    /** The queries of one feed, and whoever reads them. */
    static final class Source implements AutoCloseable {
        private final FactsSnapshot snapshot;
        private final Queue<String> queries;
        private final LongConsumer progress;
        private final AtomicLong carried = new AtomicLong();
        private final Queue<Reader> readers = new ConcurrentLinkedQueue<>();

        Source(FactsSnapshot snapshot, Queue<String> queries, LongConsumer progress) {
            this.snapshot = snapshot;
            this.queries = queries;
            this.progress = progress;
        }

        private void count(int rows) {
            long before = carried.getAndAdd(rows);
            if (before / REPORT_EVERY != (before + rows) / REPORT_EVERY) {
                progress.accept(before + rows);
            }
        }

        @Override
        public void close() throws SQLException {
            for (Reader reader : readers) {
                reader.close();
            }
        }
    }

    /** One thread's connection and where it is. */
    static final class Reader {
        private final Source source;
        private @Nullable Connection connection;
        private @Nullable CopyCursor cursor;

        Reader(Source source) {
            this.source = source;
        }

        private int fill(List<Cell> cells, DuckDBDataChunkWriter chunk) throws SQLException {
            DuckDBWritableVector[] columns = new DuckDBWritableVector[cells.size()];
            for (int column = 0; column < columns.length; column++) {
                columns[column] = chunk.vector(column);
            }
            int room = (int) chunk.capacity();
            int row = 0;
            CopyCursor rows = rows();
            while (rows != null && row < room) {
                if (!rows.next()) {
                    cursor = null;
                    rows = rows();
                    continue;
                }
                for (int column = 0; column < columns.length; column++) {
                    put(rows, cells.get(column).kind(), columns[column], row);
                }
                row++;
            }
            source.count(row);
            return row;
        }

        private static void put(CopyCursor rows, Feed.Kind kind, DuckDBWritableVector column, int row) {
            if (!rows.has()) {
                column.setNull(row);
                return;
            }
            switch (kind) {
                case LONG -> column.setLong(row, rows.bigint());
                case INT -> column.setInt(row, rows.integer());
                case FLAG -> column.setBoolean(row, rows.flag());
                case TEXT -> column.setString(row, rows.text());
                case MICROS -> column.setLong(row, rows.micros());
                case MOMENT -> column.setLong(row, rows.epochMicros());
            }
        }

        /** The rows this thread is reading, or those of the next query; null when all have been read. */
        private @Nullable CopyCursor rows() throws SQLException {
            if (cursor == null) {
                String query = source.queries.poll();
                if (query != null) {
                    cursor = CopyCursor.open(connection(), query);
                }
            }
            return cursor;
        }

        private Connection connection() throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = source.snapshot.another();
                connection = open;
            }
            return open;
        }

        private void close() throws SQLException {
            if (cursor != null) {
                cursor.close();
                cursor = null;
            }
            if (connection != null) {
                FactsSnapshot.release(connection);
                connection = null;
            }
        }
    }
}
