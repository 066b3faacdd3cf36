package dev.fenji.adapters.demo;

import dev.fenji.insight.InsightRun;
import dev.fenji.insight.Insights;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The first run over the demonstration data: whoever signs in finds tiers. */
@Component
class DemoRun {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Insights insights;

    DemoRun(Insights insights) {
        this.insights = insights;
    }

    void compute(Duration patience, Terminal terminal) throws InterruptedException {
        Instant limit = Instant.now().plus(patience);
        InsightRun run = insights.start(null, null);
        while (run.state().isOpen() && Instant.now().isBefore(limit)) {
            Thread.sleep(LOOK_EVERY);
            run = insights.run(run.id());
        }
        terminal.say("Tiers as of %s: %s".formatted(run.asOf(), run.state()));
    }
}
