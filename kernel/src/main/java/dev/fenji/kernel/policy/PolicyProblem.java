package dev.fenji.kernel.policy;

import java.util.Locale;
import java.util.Map;

/**
 * Something wrong with a policy document. Holds facts; the words live in the bundles, keyed by {@link Kind#slug}.
 *
 * @param kind what is wrong
 * @param place where, as a path into the document, for example {@code method.criteria[2].weight}
 * @param facts the values to speak of
 */
public record PolicyProblem(Kind kind, String place, Map<String, Object> facts) {

    public PolicyProblem {
        facts = Map.copyOf(facts);
    }

    public boolean isError() {
        return kind.error;
    }

    /** What can be wrong. Errors forbid publishing, warnings only advise. */
    public enum Kind {
        /** A required part is missing or blank. Facts: none. */
        REQUIRED,
        /** A value has the wrong form. Facts: {@code value}, {@code expected}. */
        MALFORMED,
        /** A value lies outside its range. Facts: {@code value}, {@code from}, {@code to}. */
        OUT_OF_RANGE,
        /** An id is used twice. Facts: {@code id}. */
        DUPLICATE_ID,
        /** No such metric or field. Facts: {@code field}. */
        UNKNOWN_FIELD,
        /** The field's type does not fit. Facts: {@code field}, {@code type}, {@code expected}. */
        WRONG_FIELD_TYPE,
        /** The operator does not fit the field. Facts: {@code field}, {@code operator}, {@code type}. */
        WRONG_OPERATOR,
        /** The constants do not fit operator or field. Facts: {@code field}, {@code operator}, {@code values}. */
        WRONG_OPERAND,
        /** An operator has no value to compare with. Facts: {@code field}, {@code operator}. */
        VALUE_MISSING,
        /** A condition, or a group in it, asks for nothing: it would hold for everybody or for nobody. Facts: none. */
        CONDITION_EMPTY,
        /** There must be at least two tiers. Facts: {@code tiers}. */
        TOO_FEW_TIERS,
        /** Thresholds must fall from the first tier to the last. Facts: {@code tier}, {@code threshold}, {@code before}. */
        THRESHOLDS_NOT_IN_ORDER,
        /** The last tier must take everyone who is left. Facts: {@code tier}. */
        LAST_TIER_NOT_OPEN,
        /** Boundaries must not fall; two equal ones leave a score unused. Facts: {@code axis}. */
        BOUNDARIES_NOT_RISING,
        /** Wrong number of boundaries. Facts: {@code axis}, {@code given}, {@code needed}. */
        BOUNDARY_COUNT,
        /** Two segments claim a cell. Facts: {@code r}, {@code f}, {@code first}, {@code second}. */
        SEGMENTS_OVERLAP,
        /** No segment claims a cell. Facts: {@code r}, {@code f}. */
        SEGMENTS_INCOMPLETE,
        /** A tier names a segment that does not exist. Facts: {@code segment}. */
        UNKNOWN_SEGMENT,
        /** A segment belongs to no tier. Facts: {@code segment}. */
        SEGMENT_WITHOUT_TIER,
        /** A segment belongs to two tiers. Facts: {@code segment}, {@code first}, {@code second}. */
        SEGMENT_IN_TWO_TIERS,
        /** Where bands begin must rise, from above 0. Facts: {@code boundary}, {@code before}. */
        BANDS_NOT_RISING,
        /** Two cells for one pair of bands. Facts: {@code value}, {@code potential}. */
        CELLS_OVERLAP,
        /** No cell for a pair of bands. Facts: {@code value}, {@code potential}. */
        CELLS_INCOMPLETE,
        /** More value or more potential must not lead to a worse tier. Facts: {@code tier}, {@code than}, {@code
         * cell}, {@code better}. */
        BETTER_CELL_WORSE_TIER,
        /** No cell has this tier. Facts: {@code tier}. */
        TIER_WITHOUT_CELL,
        /** Tiers come from cells: no score, share or segments of their own. Facts: {@code tier}. */
        THRESHOLD_NOT_FOR_METHOD,
        /** Weights sum to nothing. Facts: none. */
        NO_WEIGHT,
        /** Bands overlap. Facts: {@code criterion}, {@code at}. */
        BANDS_OVERLAP,
        /** Bands leave a gap; values in it are unknown. Facts: {@code criterion}, {@code at}. */
        BANDS_INCOMPLETE(false),
        /** Everybody would be rated alike. Facts: none. */
        RATES_EVERYBODY_ALIKE,
        /** No score reaches this tier. Facts: {@code tier}, {@code threshold}, {@code highest}. */
        TIER_OUT_OF_REACH(false),
        /** A gate names a tier that does not exist. Facts: {@code tier}. */
        UNKNOWN_TIER,
        /** A gate's condition asks for the tier it decides. Facts: {@code field}. */
        TIER_DEPENDS_ON_ITSELF,
        /** Two gates of the same condition want different tiers. Facts: {@code first}, {@code second}. */
        GATES_CONTRADICT,
        /** Where both gates fire the later one has its way. Facts: {@code first}, {@code second}. */
        GATES_MAY_CONTRADICT(false),
        /** Staying must not need more than reaching. Facts: {@code tier}, {@code stay}, {@code enter}. */
        STAY_HARDER_THAN_ENTER,
        /** RFM has segments and a matrix has cells, no threshold to stay above. Facts: {@code tier}. */
        STAY_NOT_FOR_METHOD,
        /** Nobody can fall out of the last tier. Facts: {@code tier}. */
        STAY_ON_LAST_TIER,
        /** One tier at a time, with no time between, is all at once. Facts: none. */
        ONE_STEP_WITHOUT_TIME,
        /** Returns can undo only what net revenue brought about. Facts: none. */
        UNDO_WITHOUT_NET_REVENUE,
        /** Ranking within groups changes nothing here. Facts: none. */
        RANKING_WITHOUT_EFFECT(false),
        /** With learned boundaries a customer can move because others did; fixed ones avoid that. Facts: none. */
        MOVES_WITH_OTHERS(false);

        private final boolean error;

        Kind() {
            this(true);
        }

        Kind(boolean error) {
            this.error = error;
        }

        public boolean isError() {
            return error;
        }

        /** Key of the words: {@code segments-overlap}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
