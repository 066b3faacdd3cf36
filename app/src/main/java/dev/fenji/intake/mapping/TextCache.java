package dev.fenji.intake.mapping;

/** Strings of a column whose values repeat: one object per value instead of one per row, as far as the table reaches. */
final class TextCache {

    /** Few enough to stay in the processor's cache: a larger table costs more than the objects it saves. */
    private static final int SLOTS = 1 << 12;

    private static final int LONGEST = 80;

    private final String[] slots;
    /** Rows of one document say the same again and again. */
    private String last = "";

    /** A field without a column has nothing to keep. */
    TextCache(boolean used) {
        slots = new String[used ? SLOTS : 1];
    }

    String get(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (!same(last, text, from, length)) {
            last = find(text, from, length);
        }
        return last;
    }

    private String find(char[] text, int from, int length) {
        if (length > LONGEST) {
            return new String(text, from, length);
        }
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = hash * 31 + text[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (slots.length - 1);
        String cached = slots[slot];
        if (cached != null && same(cached, text, from, length)) {
            return cached;
        }
        String fresh = new String(text, from, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean same(String cached, char[] text, int from, int length) {
        if (cached.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (cached.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
