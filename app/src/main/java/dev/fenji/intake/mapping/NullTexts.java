package dev.fenji.intake.mapping;

import java.util.Arrays;
import java.util.List;

/** The texts that mean "nothing here". Asked for every cell: most are told by their length. */
final class NullTexts {
    private final char[][] texts;
    private final long lengths;

    NullTexts(List<String> texts) {
        this.texts = texts.stream().map(String::toCharArray).toArray(char[][]::new);
        this.lengths = texts.stream()
                .mapToLong(text -> 1L << Math.min(text.length(), Long.SIZE - 1))
                .reduce(0, (a, b) -> a | b);
    }

    boolean has(char[] cell, int from, int to) {
        if ((lengths >>> Math.min(to - from, Long.SIZE - 1) & 1) == 0) {
            return false;
        }
        for (char[] text : texts) {
            if (text.length == to - from && Arrays.equals(text, 0, text.length, cell, from, to)) {
                return true;
            }
        }
        return false;
    }
}
