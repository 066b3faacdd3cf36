package dev.fenji.tiering;

import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunStep;
import dev.fenji.tiering.assignment.PolicyRun;
import dev.fenji.tiering.live.LiveSettlement;
import dev.fenji.tiering.live.LiveSignal;
import dev.fenji.tiering.movement.HistoryGrew;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tiers' part of a run came to, policy by policy. */
record TierPart(
        RunContext run,
        List<Future<PolicyRun>> written,
        PolicyStore policies,
        LiveSignal live,
        ApplicationEventPublisher events,
        TransactionTemplate transaction)
        implements RunStep.Part {

    /** Waits for each policy; the first failure is the one that is told. What was re-tiered live meanwhile is settled last. */
    @Override
    public List<Map<String, Object>> results() throws Exception {
        List<PolicyRun> done = new ArrayList<>();
        for (Future<PolicyRun> policy : written) {
            done.add(get(policy));
        }
        if (!run.replay()) {
            get(run.write(connection -> {
                new LiveSettlement(connection, run).settle(done);
                return true;
            }));
        }
        return done.stream().map(PolicyRun::toMap).toList();
    }

    private static <T> T get(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void announce() {
        events.publishEvent(new HistoryGrew(run.runId()));
        if (run.replay()) {
            return;
        }
        live.wake();
        policies.inForce().ifPresent(policy -> {
            long changed = written.stream()
                    .map(Future::resultNow)
                    .filter(done -> done.version().policyId() == policy.id())
                    .mapToLong(PolicyRun::changed)
                    .sum();
            transaction.executeWithoutResult(
                    any -> events.publishEvent(new StandingsChanged(run.runId(), policy.id(), run.asOf(), changed)));
        });
    }
}
