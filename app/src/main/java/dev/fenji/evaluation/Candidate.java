package dev.fenji.evaluation;

import dev.fenji.insight.PastDay;
import dev.fenji.kernel.backtest.Baseline;
import dev.fenji.kernel.backtest.Contender;
import dev.fenji.kernel.backtest.Lots;
import dev.fenji.kernel.backtest.Placement;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.kernel.policy.Rating;
import dev.fenji.kernel.policy.Standing;
import dev.fenji.kernel.policy.TierPlan;
import dev.fenji.kernel.policy.Tiering;
import dev.fenji.kernel.policy.Trial;
import dev.fenji.kernel.policy.Trials;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A policy that goes through the past, date by date: it learns from each date's population and remembers its standings. */
final class Candidate {
    private static final int BLOCK = 1 << 12;

    private final BacktestJob.Entrant entrant;
    private final PolicyVersion version;
    private final long seed;
    private final boolean remembers;
    private final Map<Long, Standing> standings = new HashMap<>();

    Candidate(BacktestJob.Entrant entrant, PolicyVersion version, long seed) {
        this(entrant, version, seed, version.document().hasMemory());
    }

    private Candidate(BacktestJob.Entrant entrant, PolicyVersion version, long seed, boolean remembers) {
        this.entrant = entrant;
        this.version = version;
        this.seed = seed;
        this.remembers = remembers;
    }

    /** A version near this one, looked at date by date: what it would remember is left aside. */
    Candidate memoryless(String name, PolicyDocument near) {
        var version = new PolicyVersion(this.version.policyId(), this.version.number(), near);
        return new Candidate(entrant.named(name), version, seed, false);
    }

    /** The version that is proposed in place of this one. */
    Candidate proposed(PolicyDocument found) {
        return new Candidate(entrant.proposed(), new PolicyVersion(version.policyId(), version.number(), found), seed);
    }

    BacktestJob.Entrant entrant() {
        return entrant;
    }

    PolicyDocument document() {
        return version.document();
    }

    Contender contender() {
        return new Contender(
                entrant.name(),
                document().tiers().stream()
                        .map(tier -> new Contender.Rung(tier.id(), cost(tier.plan())))
                        .toList());
    }

    private static @Nullable BigDecimal cost(@Nullable TierPlan plan) {
        return plan == null ? null : plan.cost();
    }

    boolean inScope(PastDay day, int row) {
        Condition scope = document().scope();
        return scope == null
                || scope.holds(day.population(document().windowMonths()).row(row));
    }

    /**
     * The candidate's tiers on a day.
     *
     * @param rows who is looked at
     * @param trials of the day's population in the candidate's window, shared by all candidates with that window
     */
    Placement place(PastDay day, int[] rows, Trials trials, Provenance provenance) {
        Population population = day.population(document().windowMonths());
        if (Baseline.RANDOM.slug().equals(entrant.baseline())) {
            return draw(day, rows, population);
        }
        return remembers ? remembering(day, rows, population, provenance) : alone(day, rows, trials, provenance);
    }

    /** Each date by itself. */
    private Placement alone(PastDay day, int[] rows, Trials trials, Provenance provenance) {
        return switch (trials.run(version, provenance, row -> null)) {
            case Trials.Outcome.NotTried(List<CalibrationOutcome.Refusal> refusals) -> throw refused(day, refusals);
            case Trials.Outcome.Tried(Trial trial) -> {
                var placement = new Placement(new byte[rows.length], new long[rows.length]);
                for (int i = 0; i < rows.length; i++) {
                    placement.tiers()[i] = trial.tiers()[rows[i]];
                    placement.scores()[i] = trial.scores()[rows[i]];
                }
                yield placement;
            }
        };
    }

    /** Each date after the one before: standings are carried along. */
    private Placement remembering(PastDay day, int[] rows, Population population, Provenance provenance) {
        return switch (Tiering.calibrate(version, population, provenance)) {
            case CalibrationOutcome.Refused(List<CalibrationOutcome.Refusal> refusals) -> throw refused(day, refusals);
            case CalibrationOutcome.Calibrated(Calibration calibration) ->
                carry(day, rows, population, new Assigner(version, calibration));
        };
    }

    private Placement carry(PastDay day, int[] rows, Population population, Assigner assigner) {
        var placement = new Placement(new byte[rows.length], new long[rows.length]);
        Standing[] after = new Standing[rows.length];
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            int to = Math.min((block + 1) * BLOCK, rows.length);
            for (int i = block * BLOCK; i < to; i++) {
                Standing before = standings.get(population.customerId(rows[i]));
                Rating rating = assigner.rate(population.row(rows[i]), before, day.asOf());
                placement.tiers()[i] = (byte) rating.tier();
                placement.scores()[i] = rating.scoreMicros();
                after[i] = rating.standing();
            }
        });
        for (int i = 0; i < after.length; i++) {
            standings.put(population.customerId(rows[i]), after[i]);
        }
        return placement;
    }

    private Placement draw(PastDay day, int[] rows, Population population) {
        long[] customers = new long[rows.length];
        boolean[] takesPart = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            customers[i] = population.customerId(rows[i]);
            takesPart[i] = population.row(rows[i]).micros(Metrics.FREQUENCY.id()) > 0;
        }
        return Lots.draw(seed, day.asOf(), customers, takesPart);
    }

    private ProblemException refused(PastDay day, List<CalibrationOutcome.Refusal> refusals) {
        CalibrationOutcome.Refusal first = refusals.getFirst();
        Map<String, Object> values = new HashMap<>(first.facts());
        values.put("policy", entrant.name());
        values.put("asOf", day.asOf().toString());
        values.put("reason", first.kind().slug());
        return new ProblemException(EvaluationProblem.CANNOT_LEARN, values);
    }
}
