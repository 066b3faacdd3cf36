package dev.fenji.sales;

import java.sql.SQLException;
import java.util.HashMap;

/** Gives lines their number in the document and their place among its identical lines. */
final class LineNumbering {

    /** Up to this size, looking back through the document is cheaper than a map. */
    private static final int SMALL = 24;

    private final LineTable.Writer writer;
    private final Tally tally;

    LineNumbering(LineTable.Writer writer, Tally tally) {
        this.writer = writer;
        this.tally = tally;
    }

    void writeNew(Draft draft) throws SQLException {
        int[] ordinals = ordinals(draft.hashes);
        for (int line = 0; line < ordinals.length; line++) {
            writer.line(draft, line, line + 1, ordinals[line]);
        }
        tally.newDocument(draft);
    }

    /** Writes as many copies of each line as are given and not stored; returns how many lines that is. */
    int writeMissing(Draft draft, LineTable.Stored stored) throws SQLException {
        int[] ordinals = ordinals(draft.hashes);
        int lineNo = stored.lines();
        for (int line = 0; line < ordinals.length; line++) {
            if (ordinals[line] > stored.copies(draft.hashes[line])) {
                writer.line(draft, line, ++lineNo, ordinals[line]);
            }
        }
        int added = lineNo - stored.lines();
        tally.knownDocument(draft, added);
        return added;
    }

    private static int[] ordinals(long[] hashes) {
        return hashes.length <= SMALL ? lookingBack(hashes) : counting(hashes);
    }

    private static int[] lookingBack(long[] hashes) {
        var ordinals = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            int ordinal = 1;
            for (int before = 0; before < i; before++) {
                if (hashes[before] == hashes[i]) {
                    ordinal++;
                }
            }
            ordinals[i] = ordinal;
        }
        return ordinals;
    }

    private static int[] counting(long[] hashes) {
        var ordinals = new int[hashes.length];
        var copies = new HashMap<Long, Integer>(hashes.length * 2);
        for (int i = 0; i < hashes.length; i++) {
            ordinals[i] = copies.merge(hashes[i], 1, Integer::sum);
        }
        return ordinals;
    }
}
