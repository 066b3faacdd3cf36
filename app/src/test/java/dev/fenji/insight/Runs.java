package dev.fenji.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Starts runs and waits for their end. */
public final class Runs {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 20;

    private Runs() {}

    public static InsightRun run(Insights insights, @Nullable LocalDate asOf) {
        return run(insights, asOf, null);
    }

    public static InsightRun run(Insights insights, @Nullable LocalDate asOf, @Nullable Instant knownAt) {
        return await(insights, insights.start(asOf, knownAt).id());
    }

    /** Tiers as of a day, and then the models. @return the run of the models */
    public static InsightRun withModels(Insights insights, @Nullable LocalDate asOf) {
        InsightRun tiers = run(insights, asOf);
        return tiers.state() == RunState.DONE ? models(insights) : tiers;
    }

    public static InsightRun models(Insights insights) {
        return await(insights, insights.startModels().id());
    }

    public static InsightRun await(Insights insights, long id) {
        Instant end = Instant.now().plus(PATIENCE);
        InsightRun run = insights.run(id);
        while (run.state().isOpen() && Instant.now().isBefore(end)) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            run = insights.run(id);
        }
        return run;
    }
}
