package dev.fenji.tiering;

import java.time.LocalDate;
import java.util.List;

/**
 * Standings may have changed: one event per run, per round of live re-tiering, or when another policy was put in force. What changed
 * for whom is in the {@link StandingJournal}.
 *
 * @param runId the run, or 0 when it was none
 * @param policyId the policy, or 0 for several
 * @param count customers whose assignment changed
 * @param moves the changes of tier, when they are few enough to name
 */
public record StandingsChanged(long runId, int policyId, LocalDate asOf, long count, List<StandingMove> moves) {
    public StandingsChanged {
        moves = List.copyOf(moves);
    }

    public StandingsChanged(long runId, int policyId, LocalDate asOf, long count) {
        this(runId, policyId, asOf, count, List.of());
    }
}
