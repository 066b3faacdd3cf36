package dev.fenji.insight;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.provenance.Provenance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** The run as its steps see it. */
final class RunUnderWay implements RunContext {
    private final Provenance provenance;
    private final String snapshot;
    private final boolean replay;
    private final Map<Integer, Figures> figures;
    private final RunProgress progress;
    private final ExecutorService workers;
    private final RunTransaction transaction;
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    RunUnderWay(
            Provenance provenance,
            String snapshot,
            boolean replay,
            Map<Integer, Figures> figures,
            RunProgress progress,
            ExecutorService workers,
            RunTransaction transaction) {
        this.provenance = provenance;
        this.snapshot = snapshot;
        this.replay = replay;
        this.figures = figures;
        this.progress = progress;
        this.workers = workers;
        this.transaction = transaction;
    }

    @Override
    public long runId() {
        return Objects.requireNonNull(provenance.runId());
    }

    @Override
    public LocalDate asOf() {
        return provenance.asOf();
    }

    @Override
    public Instant knownAt() {
        return Objects.requireNonNull(provenance.knownAt());
    }

    @Override
    public String snapshot() {
        return snapshot;
    }

    @Override
    public boolean replay() {
        return replay;
    }

    @Override
    public Population population(int windowMonths) {
        return figures(windowMonths).population();
    }

    Figures figures(int windowMonths) {
        Figures wanted = figures.get(windowMonths);
        if (wanted == null) {
            throw new IllegalArgumentException(
                    "The window (%d months) must be among the needs of the step.".formatted(windowMonths));
        }
        return wanted;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public RunProgress progress() {
        return progress;
    }

    @Override
    public ExecutorService workers() {
        return workers;
    }

    @Override
    public <T> Future<T> write(Write<T> part) {
        return transaction.write(part);
    }

    @Override
    public void count(String name, long more) {
        counts.merge(name, more, Long::sum);
    }

    RunResult result(List<Map<String, Object>> results, Map<String, Long> millis) {
        counts.putAll(millis);
        var made = new LinkedHashMap<String, Object>();
        made.put("asOf", provenance.asOf());
        made.put("knownAt", knownAt());
        made.put("snapshot", snapshot);
        made.put("zone", provenance.zone());
        made.put("baseCurrency", provenance.baseCurrency());
        made.put("customers", provenance.rows());
        made.put("inputDigest", Objects.requireNonNull(provenance.inputDigest()));
        made.put("codeVersion", provenance.codeVersion());
        made.put("javaVersion", Runtime.version().toString());
        made.put("parameters", provenance.parameters());
        made.put("lifecycle", lifecycles());
        made.put("policies", results);
        return new RunResult(knownAt(), new TreeMap<>(counts), results, made);
    }

    private Map<String, Object> lifecycles() {
        var byWindow = new TreeMap<String, Object>();
        figures.forEach((months, of) -> byWindow.put(months.toString(), of.lifecycle()));
        return byWindow;
    }
}
