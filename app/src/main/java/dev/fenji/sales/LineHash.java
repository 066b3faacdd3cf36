package dev.fenji.sales;

import org.jspecify.annotations.Nullable;

/**
 * What makes two lines of a document identical: product key, quantity, unit price, amount and currency. Description and
 * time do not count, so that a corrected spelling is not a new sale.
 *
 * <p>The values are stored: changing this function would make every known line look new. FNV-1a over the text, then the
 * numbers, each step finished with the mixer of SplitMix64.
 */
final class LineHash {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private LineHash() {}

    static long of(@Nullable String productKey, long quantity, long unitPrice, long amount, String currency) {
        long hash = text(FNV_OFFSET, productKey == null ? "\0" : productKey);
        hash = mix(hash ^ quantity);
        hash = mix(hash ^ unitPrice);
        hash = mix(hash ^ amount);
        return mix(text(hash, currency));
    }

    private static long text(long hash, String text) {
        long result = hash;
        for (int i = 0; i < text.length(); i++) {
            result = (result ^ text.charAt(i)) * FNV_PRIME;
        }
        return result;
    }

    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
