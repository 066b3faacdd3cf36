package dev.fenji.intake.reading;

/**
 * What a file may ask for. A real file stays far below; a hostile one meets the limit before it fills the memory or the
 * disk.
 */
public record ReadLimits(
        long maxUnpackedBytes,
        int maxRatio,
        long maxRows,
        int maxColumns,
        int maxCellLength,
        long maxSharedStringBytes) {

    /** Below this many unpacked bytes the ratio says nothing: a tiny file of zeros is harmless. */
    public static final long RATIO_FROM_BYTES = 16L << 20;

    public static final ReadLimits DEFAULT = new ReadLimits(64L << 30, 250, 200_000_000L, 1_000, 32_767, 128L << 20);

    public void checkUnpacked(long packed, long unpacked) {
        if (unpacked > maxUnpackedBytes) {
            throw new UnreadableFile("intake/file-too-large", "limit", maxUnpackedBytes);
        }
        if (unpacked > RATIO_FROM_BYTES && unpacked > Math.max(1, packed) * maxRatio) {
            throw new UnreadableFile("intake/decompression-bomb", "limit", maxRatio);
        }
    }
}
