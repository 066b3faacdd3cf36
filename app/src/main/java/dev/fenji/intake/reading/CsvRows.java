package dev.fenji.intake.reading;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CSV rows. Cells are copied from the parser's buffer into the row: no string is made for a cell nobody asks for. */
final class CsvRows implements RowReader {

    private static final int MARK = 3;

    /** A quote that is never closed swallows the rest of the file: it stops here instead of filling the memory. */
    private static final int MAX_RECORD_CHARS = 4 << 20;

    private final UnpackingStream bytes;
    private final CsvReader<Row> csv;
    private final CloseableIterator<Row> rows;
    private final Handler handler;
    private final Charset charset;
    private final List<String> header;
    private final ReadLimits limits;
    private long count;

    private CsvRows(UnpackingStream bytes, Reader text, Charset charset, char delimiter, int skip, ReadLimits limits) {
        this.bytes = bytes;
        this.charset = charset;
        this.limits = limits;
        this.handler = new Handler(limits);
        this.csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .maxBufferSize(MAX_RECORD_CHARS)
                .allowExtraCharsAfterClosingQuote(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(handler, text);
        if (skip > 0) {
            csv.skipLines(skip);
        }
        this.rows = csv.iterator();
        Row first = new Row();
        handler.row = first;
        this.header = advance() ? Headers.of(first, limits) : List.of();
    }

    static CsvRows open(Path file, Charset charset, char delimiter, int skip, ReadLimits limits) throws IOException {
        UnpackingStream bytes = UnpackingStream.open(file, limits);
        try {
            return new CsvRows(bytes, decode(bytes, charset), charset, delimiter, skip, limits);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Strict: a byte that the character set does not know must be said, never become a question mark. */
    private static Reader decode(UnpackingStream bytes, Charset charset) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, MARK);
        byte[] start = new byte[MARK];
        int n = in.readNBytes(start, 0, MARK);
        int mark = Charsets.markLength(start, n, charset);
        in.unread(start, mark, n - mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(Row row) throws IOException {
        handler.row = row;
        if (!advance()) {
            return false;
        }
        if (++count > limits.maxRows()) {
            throw new UnreadableFile("intake/too-many-rows", "limit", limits.maxRows());
        }
        checkWidth(row);
        return true;
    }

    private boolean advance() {
        try {
            if (!rows.hasNext()) {
                return false;
            }
            rows.next();
            return true;
        } catch (CsvParseException e) {
            throw broken(e);
        } catch (UncheckedIOException e) {
            throw broken(e);
        }
    }

    private UnreadableFile broken(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile unreadable) {
                return unreadable;
            }
            if (cause instanceof CharacterCodingException) {
                return new UnreadableFile(
                        "intake/wrong-charset", Map.of("charset", charset.name(), "row", handler.lastLine));
            }
        }
        return new UnreadableFile("intake/broken-file", Map.of("row", handler.lastLine, "cause", rootMessage(e)));
    }

    private static String rootMessage(Throwable e) {
        @Nullable Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : rootMessage(cause);
    }

    private void checkWidth(Row row) {
        for (int i = header.size(); i < row.cells(); i++) {
            String value = row.string(i);
            if (!value.isBlank()) {
                row.flaw(i, "intake/extra-cell", value);
            }
        }
    }

    @Override
    public double progress() {
        return bytes.progress();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Row> {
        private final ReadLimits limits;
        private Row row = new Row();
        private long lastLine;

        Handler(ReadLimits limits) {
            this.limits = limits;
        }

        @Override
        protected void handleBegin(long line) {
            lastLine = line;
            row.begin(line);
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index >= limits.maxColumns()) {
                throw new UnreadableFile("intake/too-many-columns", "limit", limits.maxColumns());
            }
            if (length > limits.maxCellLength()) {
                row.add(buffer, offset, 100);
                row.flaw(index, "intake/cell-too-long", new String(buffer, offset, 100));
            } else {
                row.add(buffer, offset, length);
            }
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }
}
