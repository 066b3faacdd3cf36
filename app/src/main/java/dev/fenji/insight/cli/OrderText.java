package dev.fenji.insight.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * How a file of orders is written: UTF-8 with or without a byte order mark, or else GB18030 as spreadsheet programs in China
 * write it; comma, semicolon or tab between columns.
 */
record OrderText(Charset charset, char separator, int markLength) {

    private static final int LOOK = 1 << 16;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String SEPARATORS = ",;\t";

    static OrderText of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = bytes(file)) {
            start = in.readNBytes(LOOK);
        }
        Charset charset = isUtf8(start) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        boolean marked = start.length >= MARK.length
                && ByteBuffer.wrap(start, 0, MARK.length).equals(ByteBuffer.wrap(MARK));
        String header = new String(start, charset).lines().findFirst().orElse("");
        return new OrderText(charset, separator(header), marked ? MARK.length : 0);
    }

    Reader open(Path file) throws IOException {
        InputStream in = bytes(file);
        in.skipNBytes(markLength);
        return new InputStreamReader(in, charset);
    }

    boolean isUtf8() {
        return charset.equals(StandardCharsets.UTF_8);
    }

    private static InputStream bytes(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    }

    /** The look may end within a character: that is no mistake of the file. */
    private static boolean isUtf8(byte[] start) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        return !decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length + 1), false)
                .isError();
    }

    /** The one that the header has most of; a comma when it has none. */
    private static char separator(String header) {
        char best = ',';
        for (char separator : SEPARATORS.toCharArray()) {
            if (count(header, separator) > count(header, best)) {
                best = separator;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
