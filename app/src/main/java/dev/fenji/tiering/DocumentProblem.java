package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.ConditionNames;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What the kernel finds wrong with a policy document: its kinds, name by name, as problems with words. */
enum DocumentProblem implements ProblemType {
    REQUIRED,
    MALFORMED,
    OUT_OF_RANGE,
    DUPLICATE_ID,
    UNKNOWN_FIELD,
    WRONG_FIELD_TYPE,
    WRONG_OPERATOR,
    WRONG_OPERAND,
    VALUE_MISSING,
    CONDITION_EMPTY,
    TOO_FEW_TIERS,
    THRESHOLDS_NOT_IN_ORDER,
    LAST_TIER_NOT_OPEN,
    BOUNDARIES_NOT_RISING,
    BOUNDARY_COUNT,
    SEGMENTS_OVERLAP,
    SEGMENTS_INCOMPLETE,
    UNKNOWN_SEGMENT,
    SEGMENT_WITHOUT_TIER,
    SEGMENT_IN_TWO_TIERS,
    BANDS_NOT_RISING,
    CELLS_OVERLAP,
    CELLS_INCOMPLETE,
    BETTER_CELL_WORSE_TIER,
    TIER_WITHOUT_CELL,
    THRESHOLD_NOT_FOR_METHOD,
    NO_WEIGHT,
    BANDS_OVERLAP,
    BANDS_INCOMPLETE,
    RATES_EVERYBODY_ALIKE,
    TIER_OUT_OF_REACH,
    RANKING_WITHOUT_EFFECT,
    MOVES_WITH_OTHERS,
    UNKNOWN_TIER,
    TIER_DEPENDS_ON_ITSELF,
    GATES_CONTRADICT,
    GATES_MAY_CONTRADICT,
    STAY_HARDER_THAN_ENTER,
    STAY_NOT_FOR_METHOD,
    STAY_ON_LAST_TIER,
    ONE_STEP_WITHOUT_TIME,
    UNDO_WITHOUT_NET_REVENUE;

    static Problem of(PolicyProblem problem) {
        return new Problem(valueOf(problem.kind().name()), ConditionNames.named(problem.facts()), problem.place());
    }

    @Override
    public Kind kind() {
        String name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Kind("policy/" + name, HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER);
    }
}
