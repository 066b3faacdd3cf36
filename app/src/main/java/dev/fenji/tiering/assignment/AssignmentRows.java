package dev.fenji.tiering.assignment;

import dev.fenji.insight.CopyRows;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.Assignment;
import dev.fenji.kernel.policy.Outcome;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.Standing;
import dev.fenji.kernel.policy.StandingState;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the rows of table {@code assignment} for customers whose result changed. Safe for many threads. */
public final class AssignmentRows {
    static final String COLUMNS = """
            policy_id, customer_id, valid_from, calibration_id, since, outcome, tier_rank, tier, score, segment, r, f, \
            fingerprint, explanation, stability, held_until, gated""";

    private static final int WIDTH = 17;

    private final PolicyVersion version;
    private final Assigner assigner;
    private final int calibrationId;
    private final LocalDate asOf;
    /** What held up to and with the day: whoever differs gets a row. */
    private final Baseline latest;
    /** What held before the day: where a customer comes from. */
    private final Baseline before;

    private final StandingStates states;

    public AssignmentRows(
            PolicyVersion version,
            Assigner assigner,
            int calibrationId,
            LocalDate asOf,
            Baseline latest,
            Baseline before,
            StandingStates states) {
        this.version = version;
        this.assigner = assigner;
        this.calibrationId = calibrationId;
        this.asOf = asOf;
        this.latest = latest;
        this.before = before;
        this.states = states;
    }

    /** @return the new result; null when it is the old one */
    @Nullable
    public Assignment assign(CustomerFacts facts, AssignmentChunk chunk) {
        int at = before.find(facts.customerId());
        Standing standing =
                at < 0 ? null : new Standing(before.tier(at), before.since(at), states.of(facts.customerId()));
        Assignment assignment = assigner.assign(facts, standing, asOf);
        int held = latest == before ? at : latest.find(facts.customerId());
        boolean changed = differs(assignment, held);
        chunk.add(assignment, facts, changed);
        if (!changed) {
            return null;
        }
        write(assignment, chunk.rows());
        noteMove(assignment, held, chunk);
        return assignment;
    }

    /** The first tiers of all customers are no moves. */
    private void noteMove(Assignment assignment, int at, AssignmentChunk chunk) {
        String from = at < 0 ? null : latest.tier(at);
        if (!latest.isEmpty() && !Objects.equals(from, assignment.tier())) {
            chunk.add(new AssignmentChunk.Move(assignment.customerId(), from, assignment.tier()));
        }
    }

    /**
     * The same result under another version of the policy is another one: its explanation speaks of that version.
     *
     * @param at the customer's place in what held up to the day, below zero without one
     */
    private boolean differs(Assignment assignment, int at) {
        return at < 0 || latest.fingerprint(at) != print(assignment);
    }

    private long print(Assignment assignment) {
        return assignment.fingerprint() * 31 + version.number();
    }

    private void write(Assignment assignment, CopyRows to) {
        to.row(WIDTH)
                .integer(Math.toIntExact(version.policyId()))
                .bigint(assignment.customerId())
                .date(asOf.toEpochDay())
                .integer(calibrationId)
                .date(assignment.standing().since().toEpochDay())
                .text(code(assignment.outcome()));
        if (assignment.tier() == null) {
            to.none().none();
        } else {
            to.smallint(version.document().tierIndex(assignment.tier())).text(assignment.tier());
        }
        if (assignment.scoreMicros() == Micros.UNKNOWN) {
            to.none();
        } else {
            to.numeric(assignment.scoreMicros());
        }
        var segment = assignment.segment();
        if (segment == null) {
            to.none().none().none();
        } else {
            to.text(segment.id()).smallint(segment.r()).smallint(segment.f());
        }
        to.bigint(print(assignment)).text(assignment.explanation());
        StandingState state = assignment.standing().state();
        text(state.text(), to);
        if (state.until() == null) {
            to.none();
        } else {
            to.date(state.until().toEpochDay());
        }
        text(assignment.gated(), to);
    }

    private static void text(@Nullable String text, CopyRows to) {
        if (text == null) {
            to.none();
        } else {
            to.text(text);
        }
    }

    static String code(Outcome outcome) {
        return outcome.name().substring(0, 1);
    }
}
