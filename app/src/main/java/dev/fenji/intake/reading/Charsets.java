package dev.fenji.intake.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which character set a file is written in. UTF-8 is proved (a strict decoder accepts all of it), UTF-16 shows itself by
 * its zero bytes; what is left is told apart by how Chinese and Western European bytes lie beside each other.
 */
public final class Charsets {

    private static final Map<String, Charset> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("UTF-8", StandardCharsets.UTF_8);
        NAMED.put("UTF-16LE", StandardCharsets.UTF_16LE);
        NAMED.put("UTF-16BE", StandardCharsets.UTF_16BE);
        NAMED.put("GB18030", Charset.forName("GB18030"));
        NAMED.put("ISO-8859-1", StandardCharsets.ISO_8859_1);
        NAMED.put("windows-1252", Charset.forName("windows-1252"));
    }

    private Charsets() {}

    /** One of the names offered to people, in any case; null when it is none of them. */
    public static @Nullable Charset named(String name) {
        String key = name.trim().replace('_', '-');
        if (key.equalsIgnoreCase("GBK") || key.equalsIgnoreCase("GB2312")) {
            return NAMED.get("GB18030");
        }
        if (key.equalsIgnoreCase("latin1") || key.equalsIgnoreCase("latin-1")) {
            return NAMED.get("ISO-8859-1");
        }
        return NAMED.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(key))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    public static Charset detect(byte[] sample, int length) {
        Charset marked = byMark(sample, length);
        if (marked != null) {
            return marked;
        }
        Charset wide = byZeroBytes(sample, length);
        if (wide != null) {
            return wide;
        }
        if (decodes(StandardCharsets.UTF_8, sample, length)) {
            return StandardCharsets.UTF_8;
        }
        if (decodes(named18030(), sample, length) && looksChinese(sample, length)) {
            return named18030();
        }
        return hasC1(sample, length) ? Charset.forName("windows-1252") : StandardCharsets.ISO_8859_1;
    }

    static int markLength(byte[] start, int length, Charset charset) {
        Charset marked = byMark(start, length);
        if (marked == null || !marked.equals(charset)) {
            return 0;
        }
        return marked.equals(StandardCharsets.UTF_8) ? 3 : 2;
    }

    private static @Nullable Charset byMark(byte[] b, int n) {
        if (n >= 3 && (b[0] & 0xff) == 0xef && (b[1] & 0xff) == 0xbb && (b[2] & 0xff) == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (n >= 2 && (b[0] & 0xff) == 0xff && (b[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (n >= 2 && (b[0] & 0xff) == 0xfe && (b[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Text in one-byte or GB character sets holds no zero byte; UTF-16 has one in every comma, digit and line end. */
    private static @Nullable Charset byZeroBytes(byte[] b, int n) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < n; i++) {
            if (b[i] == 0) {
                if ((i & 1) == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (even + odd == 0) {
            return null;
        }
        return odd >= even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** Strict; a character cut by the end of the sample is no fault. */
    private static boolean decodes(Charset charset, byte[] b, int n) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(b, 0, n);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, false);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    /**
     * In Chinese text bytes above 127 come in pairs, and most pairs are of the 3,755 common characters (lead byte B0 to
     * D7). In Western European text they stand alone between letters.
     */
    private static boolean looksChinese(byte[] b, int n) {
        int runs = 0;
        int oddRuns = 0;
        int pairs = 0;
        int common = 0;
        int i = 0;
        while (i < n) {
            if (b[i] >= 0) {
                i++;
                continue;
            }
            int start = i;
            while (i < n && b[i] < 0) {
                i++;
            }
            runs++;
            oddRuns += (i - start) & 1;
            for (int p = start; p + 1 < i; p += 2) {
                int lead = b[p] & 0xff;
                pairs++;
                if (lead >= 0xb0 && lead <= 0xd7 && (b[p + 1] & 0xff) >= 0xa1) {
                    common++;
                }
            }
        }
        return runs > 0 && oddRuns * 5 < runs && common * 2 > pairs;
    }

    private static boolean hasC1(byte[] b, int n) {
        for (int i = 0; i < n; i++) {
            int v = b[i] & 0xff;
            if (v >= 0x80 && v <= 0x9f) {
                return true;
            }
        }
        return false;
    }

    private static Charset named18030() {
        return Charset.forName("GB18030");
    }
}
