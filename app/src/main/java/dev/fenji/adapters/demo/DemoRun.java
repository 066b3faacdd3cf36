package dev.fenji.adapters.demo;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import dev.fenji.insight.RunState;
import dev.fenji.insight.RunWork;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The first run over the demonstration data: whoever signs in finds tiers. */
@Component
class DemoRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** Runs of the value models may stand among them. */
    private static final int LATEST = 5;

    private final Insights insights;

    DemoRun(Insights insights) {
        this.insights = insights;
    }

    void compute(Duration patience, Terminal terminal) throws InterruptedException {
        Instant limit = Instant.now().plus(patience);
        InsightRun run = waiting();
        while (run.state().isOpen() && Instant.now().isBefore(limit)) {
            Thread.sleep(LOOK_EVERY);
            run = insights.run(run.id());
        }
        terminal.say(
                run.state() == RunState.DONE
                        ? "Tiers as of %s.".formatted(run.asOf())
                        : "The tiers are not worked out yet (%s); the page Runs says more.".formatted(run.state()));
    }

    /** A published policy asks for a run of its own accord: one is enough. */
    private InsightRun waiting() {
        return insights.runsBefore(Long.MAX_VALUE, LATEST).stream()
                .filter(run -> run.work() == RunWork.TIERS && run.state().isOpen())
                .findFirst()
                .orElseGet(() -> insights.start(null, null));
    }
}
