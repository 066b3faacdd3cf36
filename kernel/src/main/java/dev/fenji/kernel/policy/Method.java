package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a policy turns facts into a score. */
public sealed interface Method {

    /** Name of the method in documents. */
    default String kind() {
        return switch (this) {
            case Rfm rfm -> "rfm";
            case Abc abc -> "abc";
            case Scorecard scorecard -> "scorecard";
            case Matrix matrix -> "matrix";
        };
    }

    /** A method that weighs criteria. */
    sealed interface Weighted extends Method {

        List<Criterion> criteria();

        /** Fewer rated customers than this and quantile criteria are refused. */
        int minimumPopulation();

        /** Whether it learns anything from the population. */
        default boolean learns() {
            return criteria().stream().anyMatch(criterion -> criterion.scoring() instanceof Scoring.Quantile);
        }
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
    record Scorecard(BigDecimal minCoverage, List<Criterion> criteria, int minimumPopulation) implements Weighted {
        public Scorecard {
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * Two scores, what a customer is worth and what it may become, each cut into the same number of bands; every cell of the
     * grid has its tier.
     *
     * @param value what the customer is worth
     * @param potential what it may become
     * @param cells every pair of bands once
     * @param minimumPopulation fewer rated customers than this and quantile criteria are refused
     */
    record Matrix(ScoreAxis value, ScoreAxis potential, List<Cell> cells, int minimumPopulation) implements Weighted {

        public static final int FEWEST_BANDS = 2;
        public static final int MOST_BANDS = 5;

        public Matrix {
            cells = List.copyOf(cells);
        }

        /** Those of both axes, value first. */
        @Override
        public List<Criterion> criteria() {
            return Stream.concat(value.criteria().stream(), potential.criteria().stream())
                    .toList();
        }

        public int bands() {
            return value.boundaries().size() + 1;
        }

        /** The cell that an explanation speaks of, or null. */
        public @Nullable Cell cell(Explanation.@Nullable SegmentHit hit) {
            for (Cell cell : cells) {
                if (hit != null && cell.id().equals(hit.id())) {
                    return cell;
                }
            }
            return null;
        }
    }

    /**
     * A score of 0..100 and the lines that cut it into bands.
     *
     * @param minCoverage known weight ÷ total weight below which the score does not count, 0..1
     * @param minConfidence a declared input less sure than this is unknown, 0..1; null takes all
     * @param boundaries rising; a score at a boundary takes the better band
     * @param criteria what is looked at
     */
    record ScoreAxis(
            BigDecimal minCoverage,
            @Nullable BigDecimal minConfidence,
            List<BigDecimal> boundaries,
            List<Criterion> criteria) {
        public ScoreAxis {
            boundaries = List.copyOf(boundaries);
            criteria = List.copyOf(criteria);
        }
    }

    /**
     * A cell of the grid.
     *
     * @param value band of the value, 1 is the lowest
     * @param potential band of the potential, 1 is the lowest
     * @param tier the tier of the customers in it
     * @param title shown name
     * @param treatment what to do with them, or null
     */
    record Cell(
            int value,
            int potential,
            String tier,
            Title title,
            @Nullable Title treatment) {

        /** Stable name: value, then potential. */
        public String id() {
            return value + "-" + potential;
        }
    }

    /** One criterion of a scorecard or of an axis. */
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
