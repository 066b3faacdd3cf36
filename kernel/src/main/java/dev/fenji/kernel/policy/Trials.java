package dev.fenji.kernel.policy;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.CalibrationOutcome.Calibrated;
import dev.fenji.kernel.policy.CalibrationOutcome.Refused;
import dev.fenji.kernel.provenance.Provenance;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tries one version after the other on the same population, as somebody does who drags a threshold. Each step of an
 * {@link Assigner} is done by the very same code, but column by column, and a column whose rules did not change since an
 * earlier trial is taken from there: values collected for learning, who is in scope, points per criterion, gates that fire.
 * Safe for many threads; trials follow each other.
 */
public final class Trials {

    private static final int BLOCK = 1 << 14;
    private static final byte TO_SCORE = 0;

    private final Population population;
    private final Map<Object, Object> columns;

    /** @param mostColumns how many columns are kept: about eight bytes per customer each */
    public Trials(Population population, int mostColumns) {
        this.population = population;
        this.columns = new LinkedHashMap<>(mostColumns, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
                return size() > mostColumns;
            }
        };
    }

    /** What became of a trial. */
    public sealed interface Outcome {
        record Tried(Trial trial) implements Outcome {}

        record NotTried(List<CalibrationOutcome.Refusal> refusals) implements Outcome {}
    }

    /**
     * Learns and assigns everyone, on the day of the population.
     *
     * @param before where each row stood, which matters to policies with memory only; null for never on the ladder
     */
    public synchronized Outcome run(
            PolicyVersion version, Provenance provenance, IntFunction<@Nullable Standing> before) {
        PolicyDocument document = version.document();
        Refused invalid = Calibrator.invalid(document);
        if (invalid != null) {
            return new Outcome.NotTried(invalid.refusals());
        }
        Cohorts cohorts = column(Cohorts.key(document), () -> Cohorts.of(document, population));
        return switch (Calibrator.learn(version, cohorts, population.size(), provenance)) {
            case Refused(var refusals) -> new Outcome.NotTried(refusals);
            case Calibrated(Calibration calibration) -> new Outcome.Tried(assign(version, calibration, before));
        };
    }

    private Trial assign(PolicyVersion version, Calibration calibration, IntFunction<@Nullable Standing> before) {
        PolicyDocument document = version.document();
        Assigner assigner = new Assigner(version, calibration);
        Groups groups = groups(document);
        GroupScorer[] scorers = groups.keys().stream().map(assigner::scorer).toArray(GroupScorer[]::new);
        Pass pass = new Pass(
                assigner,
                entries(document),
                groups,
                scorers,
                points(document, groups, scorers),
                firing(assigner, document),
                document.hasMemory() ? before : null,
                trial(document, calibration));
        inBlocks((from, to) -> pass.run(from, to));
        return pass.trial;
    }

    private Trial trial(PolicyDocument document, Calibration calibration) {
        int rows = population.size();
        boolean matrix = document.method() instanceof Method.Matrix;
        return new Trial(calibration, new byte[rows], new long[rows], matrix ? MatrixPlaces.of(rows) : null);
    }

    /** One pass over all rows: what rests on weights, thresholds and memory. */
    private final class Pass {
        private final Assigner assigner;
        private final byte[] entries;
        private final Groups groups;
        private final GroupScorer[] scorers;
        private final long[][] points;
        private final long @Nullable [] firing;
        private final @Nullable IntFunction<@Nullable Standing> before;
        private final LocalDate asOf;
        private final Trial trial;

        private Pass(
                Assigner assigner,
                byte[] entries,
                Groups groups,
                GroupScorer[] scorers,
                long[][] points,
                long @Nullable [] firing,
                @Nullable IntFunction<@Nullable Standing> before,
                Trial trial) {
            this.assigner = assigner;
            this.entries = entries;
            this.groups = groups;
            this.scorers = scorers;
            this.points = points;
            this.firing = firing;
            this.before = before;
            this.asOf = trial.calibration().provenance().asOf();
            this.trial = trial;
        }

        private void run(int from, int to) {
            for (int row = from; row < to; row++) {
                Scored scored = scored(row);
                int tier = tier(row, scored);
                UnratedReason reason = scored.reason();
                trial.tiers()[row] = tier == Scored.NO_TIER && reason != null ? Trial.unrated(reason) : (byte) tier;
                trial.scores()[row] = scored.total();
                if (trial.places() != null) {
                    trial.places().set(row, scored);
                }
            }
        }

        private Scored scored(int row) {
            if (entries[row] != TO_SCORE) {
                return Scored.unrated(Trial.reason(entries[row]), Map::of);
            }
            long[] of = new long[points.length];
            for (int i = 0; i < of.length; i++) {
                of[i] = points[i][row];
            }
            return scorers[groups.of(row)].rate(of);
        }

        private int tier(int row, Scored scored) {
            long fires = firing == null ? 0 : firing[row];
            boolean outside = scored.reason() == UnratedReason.NOT_IN_SCOPE;
            if (before == null || outside) {
                return assigner.resolver().tier(null, scored, fires, null, asOf);
            }
            Inputs inputs = assigner.inputs(population.row(row));
            return assigner.resolver().tier(inputs, scored, fires, before.apply(row), asOf);
        }
    }

    private record EntryKey(@Nullable Condition scope, boolean requiresPurchase) {}

    /** Who is scored at all; for the others the reason. */
    private byte[] entries(PolicyDocument document) {
        boolean requiresPurchase = Assigner.requiresPurchase(document);
        Condition scope = document.scope();
        return column(new EntryKey(scope, requiresPurchase), () -> {
            byte[] entries = new byte[population.size()];
            inBlocks((from, to) -> {
                for (int row = from; row < to; row++) {
                    entries[row] = entry(population.row(row), scope, requiresPurchase);
                }
            });
            return entries;
        });
    }

    private static byte entry(CustomerFacts facts, @Nullable Condition scope, boolean requiresPurchase) {
        if (scope != null && !scope.holds(facts)) {
            return Trial.unrated(UnratedReason.NOT_IN_SCOPE);
        }
        boolean lacks = requiresPurchase && facts.micros(Metrics.FREQUENCY.id()) <= 0;
        return lacks ? Trial.unrated(UnratedReason.NO_PURCHASE) : TO_SCORE;
    }

    /** Which group each row is ranked within; no codes where there is one group only. */
    private record Groups(List<String> keys, int @Nullable [] codes) {
        private static final Groups ONE = new Groups(List.of(""), null);

        int of(int row) {
            return codes == null ? 0 : codes[row];
        }
    }

    private record GroupKey(List<String> rankWithin) {}

    private Groups groups(PolicyDocument document) {
        List<String> within = document.rankWithin();
        if (within.isEmpty()) {
            return Groups.ONE;
        }
        return column(new GroupKey(within), () -> {
            String[] fields = within.toArray(String[]::new);
            Map<String, Integer> known = new LinkedHashMap<>();
            int[] codes = new int[population.size()];
            for (int row = 0; row < codes.length; row++) {
                String key = Assigner.groupKey(Inputs.of(population.row(row), fields), fields.length);
                codes[row] = known.computeIfAbsent(key, any -> known.size());
            }
            return new Groups(List.copyOf(known.keySet()), codes);
        });
    }

    private record PointsKey(String field, List<String> rankWithin, List<Object> scales) {}

    private long[][] points(PolicyDocument document, Groups groups, GroupScorer[] scorers) {
        List<String> fields = document.methodFields();
        long[][] points = new long[fields.size()][];
        for (int i = 0; i < points.length; i++) {
            int criterion = i;
            String field = fields.get(i);
            List<Object> scales = IntStream.range(0, scorers.length)
                    .mapToObj(group -> scorers[group].scale(criterion))
                    .toList();
            points[i] = column(
                    new PointsKey(field, document.rankWithin(), scales),
                    () -> points(criterion, field, groups, scorers));
        }
        return points;
    }

    private long[] points(int criterion, String field, Groups groups, GroupScorer[] scorers) {
        long[] points = new long[population.size()];
        String[] only = {field};
        inBlocks((from, to) -> {
            for (int row = from; row < to; row++) {
                points[row] = scorers[groups.of(row)].points(criterion, Inputs.of(population.row(row), only), 0);
            }
        });
        return points;
    }

    private record FiringKey(List<Condition> conditions) {}

    /** A bit per gate; null when there are none. */
    private long @Nullable [] firing(Assigner assigner, PolicyDocument document) {
        if (document.gates().isEmpty()) {
            return null;
        }
        var key = new FiringKey(document.gates().stream().map(Gate::when).toList());
        return column(key, () -> {
            long[] firing = new long[population.size()];
            inBlocks((from, to) -> {
                for (int row = from; row < to; row++) {
                    firing[row] = assigner.resolver().gates().firing(population.row(row));
                }
            });
            return firing;
        });
    }

    @FunctionalInterface
    private interface Block {
        void run(int from, int to);
    }

    private void inBlocks(Block block) {
        int blocks = (population.size() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(i -> block.run(i * BLOCK, Math.min((i + 1) * BLOCK, population.size())));
    }

    /** The key decides the kind of column: each is a type of its own. */
    @SuppressWarnings("unchecked")
    private <C> C column(Object key, Supplier<C> make) {
        Object known = columns.get(key);
        if (known == null) {
            known = make.get();
            columns.put(key, known);
        }
        return (C) known;
    }
}
