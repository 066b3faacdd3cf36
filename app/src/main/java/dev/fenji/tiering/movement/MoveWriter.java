package dev.fenji.tiering.movement;

import dev.fenji.kernel.movement.Cause;
import dev.fenji.tiering.Policies;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the moves of a calibration with what carried them. */
@Component
class MoveWriter {
    private static final int BATCH = 2_000;

    private final MoveHistory history;
    private final MoveReasons reasons;
    private final Policies policies;

    MoveWriter(MoveHistory history, MoveReasons reasons, Policies policies) {
        this.history = history;
        this.reasons = reasons;
        this.policies = policies;
    }

    /** @return how many there were */
    int write(MoveHistory.Due due, MoveHistory.Day day, MoveHistory.Day previous, int windowMonths) {
        MoveReasons.Reading reading = reasons.of(policies.get(due.policyId()));
        List<MoveHistory.Row> waiting = new ArrayList<>();
        var written = new int[1];
        history.turned(due, day, previous, windowMonths, turn -> {
            waiting.add(row(turn, due, day, reading.cause(turn.customerId(), turn.before(), turn.now())));
            written[0]++;
            if (waiting.size() == BATCH) {
                history.add(waiting);
                waiting.clear();
            }
        });
        history.add(waiting);
        return written[0];
    }

    private static MoveHistory.Row row(
            MoveHistory.Turn turn, MoveHistory.Due due, MoveHistory.Day day, @Nullable Cause cause) {
        return new MoveHistory.Row(
                due.policyId(),
                turn.customerId(),
                day.asOf(),
                turn.before() == null ? null : turn.before().tier(),
                turn.now().tier(),
                turn.valueBefore(),
                turn.valueAfter(),
                cause == null ? null : cause.kind().name(),
                cause == null ? null : cause.detail(),
                turn.newDocuments());
    }
}
