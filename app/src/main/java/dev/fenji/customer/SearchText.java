package dev.fenji.customer;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a customer is found by: name and key in lower case, accents folded, and for Chinese names the pinyin in full and
 * its initials, so that 北京电子 is found by "北京", "beijing" and "bjdz".
 */
public final class SearchText {

    private static final int ASCII = 0x80;
    /** Readings of single characters: a few thousand at most, and far cheaper than transliterating names. */
    private static final Map<Integer, String> READINGS = new ConcurrentHashMap<>();

    private SearchText() {}

    /** The text stored with a customer. */
    public static String of(String name, String key) {
        var parts = new LinkedHashSet<String>();
        parts.add(name.toLowerCase(Locale.ROOT).strip());
        if (!ascii(name)) {
            parts.add(fold(name));
            addPinyin(name, parts);
        }
        parts.add(fold(key));
        parts.remove("");
        return String.join(" ", parts);
    }

    /** What somebody typed into a search box, in the form of the stored text. */
    public static String fold(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT).strip();
        }
        return Holder.latin().transliterate(text).toLowerCase(Locale.ROOT).strip();
    }

    private static void addPinyin(String name, LinkedHashSet<String> parts) {
        var full = new StringBuilder();
        var initials = new StringBuilder();
        boolean han = false;
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            int character = name.codePointAt(at);
            if (UnicodeScript.of(character) == UnicodeScript.HAN) {
                var reading = READINGS.computeIfAbsent(character, SearchText::reading);
                full.append(reading);
                initials.append(reading, 0, Math.min(1, reading.length()));
                han = true;
            } else if (Character.isLetterOrDigit(character)) {
                full.appendCodePoint(Character.toLowerCase(character));
                initials.appendCodePoint(Character.toLowerCase(character));
            }
        }
        if (han) {
            parts.add(full.toString());
            parts.add(initials.toString());
        }
    }

    private static String reading(int character) {
        return Holder.pinyin()
                .transliterate(Character.toString(character))
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }

    /** Loaded only when a name needs it: the tables are large. Transliterators of ICU may be shared by threads. */
    private static final class Holder {
        private static final Transliterator LATIN = Transliterator.getInstance("NFKC; Latin-ASCII");
        private static final Transliterator PINYIN = Transliterator.getInstance("Han-Latin; Latin-ASCII");

        static Transliterator latin() {
            return LATIN;
        }

        static Transliterator pinyin() {
            return PINYIN;
        }
    }
}
