package dev.fenji.adapters.demo;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts back characters whose unicode escape lost its backslash: "Quu00e9bec" is "Québec". Only what cannot be a word is touched:
 * line breaks, and the upper half of Latin-1 as Windows-1252 reads it ("u0092" is the apostrophe ’).
 */
final class LostEscapes {

    private static final Pattern ESCAPE = Pattern.compile("u00(0[9ad]|[89a-f][0-9a-f])");
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEX = 16;

    private LostEscapes() {}

    static String repair(String text) {
        Matcher escape = ESCAPE.matcher(text);
        return escape.replaceAll(match -> Matcher.quoteReplacement(character(match.group(1))));
    }

    private static String character(String hex) {
        return new String(new byte[] {(byte) Integer.parseInt(hex, HEX)}, WINDOWS);
    }
}
