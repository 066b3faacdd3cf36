package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a policy turns facts into a score. */
public sealed interface Method {

    /** Name of the method in documents. */
    default String kind() {
        return switch (this) {
            case Rfm rfm -> "rfm";
            case Abc abc -> "abc";
            case Scorecard scorecard -> "scorecard";
        };
    }

    /**
     * Recency, frequency, monetary, each scored 1..scale with scale best; the grid of R and F (or FM) falls into named
     * segments, and segments into tiers.
     *
     * @param scale scores run from 1 to this, 2..10
     * @param binning how boundaries come about
     * @param boundaries the boundaries, for {@link Binning#FIXED} only
     * @param frequencyMetric metric of the F axis
     * @param monetaryMetric metric of the M axis
     * @param axis what the grid's second axis is
     * @param segments partition of the grid
     * @param minimumPopulation fewer rated customers than this and learned boundaries are refused
     */
    record Rfm(
            int scale,
            Binning binning,
            @Nullable Boundaries boundaries,
            String frequencyMetric,
            String monetaryMetric,
            Axis axis,
            List<Segment> segments,
            int minimumPopulation)
            implements Method {

        public static final int DEFAULT_SCALE = 5;
        public static final int DEFAULT_MINIMUM = 100;

        public Rfm {
            segments = List.copyOf(segments);
        }
    }

    /** Where RFM boundaries come from. */
    enum Binning {
        /** From the policy: a customer moves only by its own doing. */
        FIXED,
        /** Quantiles of the rated customers, type 7 of R. */
        QUANTILE,
        /** Equal steps between the smallest and the largest value. */
        RANGE
    }

    /** The grid's second axis. */
    enum Axis {
        F,
        /** (F + M) / 2, halves up: for companies with few, large orders. */
        FM
    }

    /**
     * Boundaries in rising order, one fewer than the scale. A value at a boundary takes the lower score for frequency
     * and monetary, the better score for recency.
     */
    record Boundaries(List<BigDecimal> recency, List<BigDecimal> frequency, List<BigDecimal> monetary) {
        public Boundaries {
            recency = List.copyOf(recency);
            frequency = List.copyOf(frequency);
            monetary = List.copyOf(monetary);
        }
    }

    /** A box of the grid, both ends included. */
    record Segment(String id, Title title, int rFrom, int rTo, int fFrom, int fTo) {
        boolean has(int r, int f) {
            return rFrom <= r && r <= rTo && fFrom <= f && f <= fTo;
        }
    }

    /**
     * Classes by cumulative share of a value.
     *
     * @param metric the value
     * @param crossing which class the customer that crosses a line takes
     */
    record Abc(String metric, Crossing crossing) implements Method {}

    /** Which share decides. */
    enum Crossing {
        /** The share before the customer: who crosses a line takes the better class. */
        BEFORE,
        /** The share including the customer. */
        INCLUDING
    }

    /**
     * A weighted mean of points.
     *
     * @param minCoverage known weight ÷ total weight below which nobody is rated, 0..1
     * @param criteria what is looked at
     * @param minimumPopulation fewer rated customers than this and quantile criteria are refused
     */
    record Scorecard(BigDecimal minCoverage, List<Criterion> criteria, int minimumPopulation) implements Method {
        public Scorecard {
            criteria = List.copyOf(criteria);
        }
    }

    /** One criterion of a scorecard. */
    record Criterion(String id, Title title, String field, BigDecimal weight, Scoring scoring) {}

    /** From a raw value to points, 0..100. */
    sealed interface Scoring {

        default String kind() {
            return switch (this) {
                case Bands bands -> "bands";
                case Ramp ramp -> "ramp";
                case Choice choice -> "choice";
                case Quantile quantile -> "quantile";
            };
        }

        /** Half-open bands [from, to); a value in no band is unknown. */
        record Bands(List<Band> bands) implements Scoring {
            public Bands {
                bands = List.copyOf(bands);
            }
        }

        /** Linear from 0 points at {@code from} to 100 at {@code to}, flat beyond; {@code from > to} falls. */
        record Ramp(BigDecimal from, BigDecimal to) implements Scoring {}

        /** Points per text value; {@code otherwise} for known values not listed, null makes them unknown. */
        record Choice(
                Map<String, BigDecimal> points, @Nullable BigDecimal otherwise) implements Scoring {
            public Choice {
                points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
            }
        }

        /**
         * Rank among the rated customers of the group: quantile bins, 0 points in the worst, 100 in the best, equal
         * steps between. Equal values share points.
         *
         * @param bins number of bins, 2..100
         * @param better which end is good
         */
        record Quantile(int bins, Direction better) implements Scoring {}
    }

    /** A half-open band; null is open. */
    record Band(@Nullable BigDecimal from, @Nullable BigDecimal to, BigDecimal points) {}
}
