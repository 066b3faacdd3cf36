package dev.fenji.intake.reading;

import java.util.Arrays;

/** Comma, semicolon or tab: the one that splits the first lines into the same number of cells, most cells first. */
public final class Delimiters {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int LINES = 50;

    private Delimiters() {}

    public static char detect(String text) {
        char best = ',';
        double bestScore = -1;
        for (char candidate : CANDIDATES) {
            double score = score(text, candidate);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(String text, char delimiter) {
        int[] counts = counts(text, delimiter);
        if (counts.length == 0 || counts[0] == 0) {
            return 0;
        }
        long same = Arrays.stream(counts).filter(c -> c == counts[0]).count();
        return counts[0] * Math.pow((double) same / counts.length, 2);
    }

    /** Delimiters outside quotes per line; the last line may be cut and does not count unless it is the only one. */
    private static int[] counts(String text, char delimiter) {
        int[] counts = new int[LINES + 1];
        int line = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length() && line < LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == delimiter) {
                counts[line]++;
            } else if (!quoted && c == '\n') {
                line++;
            }
        }
        return Arrays.copyOf(counts, Math.max(1, line));
    }
}
