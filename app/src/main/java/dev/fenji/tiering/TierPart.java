package dev.fenji.tiering;

import dev.fenji.insight.RunContext;
import dev.fenji.insight.RunStep;
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
        ApplicationEventPublisher events,
        TransactionTemplate transaction)
        implements RunStep.Part {

    /** Waits for each policy; the first failure is the one that is told. */
    @Override
    public List<Map<String, Object>> results() throws Exception {
        List<Map<String, Object>> results = new ArrayList<>();
        for (Future<PolicyRun> policy : written) {
            try {
                results.add(policy.get().toMap());
            } catch (ExecutionException e) {
                throw e.getCause() instanceof Exception cause ? cause : e;
            }
        }
        return results;
    }

    @Override
    public void announce() {
        events.publishEvent(new HistoryGrew(run.runId()));
        if (run.replay()) {
            return;
        }
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
