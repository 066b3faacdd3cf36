package dev.fenji.kernel.lifecycle;

import java.util.Map;

/**
 * What the lifecycle learned from the population: typical gaps for customers with too few purchases of their own.
 *
 * @param medianGapMicros median of the own median gaps of everyone who has one, in millionths of a day
 * @param customers how many customers that rests on; 0 means the cap was taken for want of data
 * @param segments the same per segment, for segments with enough customers
 */
public record LifecycleCalibration(long medianGapMicros, int customers, Map<String, Long> segments) {

    public LifecycleCalibration {
        segments = Map.copyOf(segments);
    }

    /** The gap for a segment; a segment that is too small borrows everyone's. */
    public long gapMicros(String segment) {
        return segments.getOrDefault(segment, medianGapMicros);
    }
}
