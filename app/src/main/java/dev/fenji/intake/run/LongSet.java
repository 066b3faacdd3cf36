package dev.fenji.intake.run;

/** A set of 64-bit hashes without an object per entry: ten million cost 128 MB. */
final class LongSet {

    private static final int FIRST = 1 << 10;
    private static final double LOAD = 0.6;

    private long[] table = new long[FIRST];
    private int size;
    private boolean hasZero;

    /** 64 bits over a text (FNV-1a, then mixed). Equal hashes of different texts are harmless to whoever uses this. */
    static long hash(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long mix(long value) {
        long h = value;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    boolean add(long value) {
        if (value == 0) {
            boolean fresh = !hasZero;
            hasZero = true;
            return fresh;
        }
        if (size > table.length * LOAD) {
            grow();
        }
        int slot = slot(value);
        if (table[slot] == value) {
            return false;
        }
        table[slot] = value;
        size++;
        return true;
    }

    boolean contains(long value) {
        return value == 0 ? hasZero : table[slot(value)] == value;
    }

    int size() {
        return size + (hasZero ? 1 : 0);
    }

    private int slot(long value) {
        int mask = table.length - 1;
        int slot = (int) value & mask;
        while (table[slot] != 0 && table[slot] != value) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long value : old) {
            if (value != 0) {
                table[slot(value)] = value;
            }
        }
    }
}
