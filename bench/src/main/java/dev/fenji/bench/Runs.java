package dev.fenji.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import dev.fenji.kernel.time.MetricWindow;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.JsonNode;

/** Full runs of the application next to the bare metric query on the same copy of the facts. */
final class Runs {
    private static final long LOOK_MILLIS = 50;
    private static final long MEGABYTE = 1 << 20;

    enum Kind {
        FIRST("first run: copy of the facts built, every customer written"),
        UNCHANGED("second run, nothing changed"),
        NEXT_DAY("run as of the next day"),
        MODELS("value models, their own run: learned, judged, everyone valued"),
        MODELS_TAKEN_OVER("value models taken over, everyone valued for the next day");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private final Map<Kind, List<Double>> seconds = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Double>> cpu = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> resident = new EnumMap<>(Kind.class);
    private final Map<Kind, Map<String, List<Double>>> counts = new EnumMap<>(Kind.class);
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> rawCpu = new ArrayList<>();
    private long rawResident;

    /** @return the day the first run chose */
    LocalDate measure(Installation installation, boolean all) throws Exception {
        LocalDate asOf = run(installation, Kind.FIRST, Map.of());
        if (all) {
            run(installation, Kind.UNCHANGED, asOf);
            run(installation, Kind.MODELS, Map.of("work", "MODELS"));
            run(installation, Kind.NEXT_DAY, asOf.plusDays(1));
            run(installation, Kind.MODELS_TAKEN_OVER, Map.of("work", "MODELS"));
        }
        installation.awaitQuiet();
        return asOf;
    }

    private LocalDate run(Installation installation, Kind kind, LocalDate asOf) throws Exception {
        return run(installation, kind, Map.of("asOf", asOf.toString()));
    }

    private LocalDate run(Installation installation, Kind kind, Map<String, Object> wanted) throws Exception {
        installation.awaitQuiet();
        Processes.resetPeak(installation.pid());
        Processes.Cpu before = installation.cpu();
        Api api = installation.api();
        long id = api.post("/api/runs", wanted).path("id").asLong();
        JsonNode done = api.get("/api/runs/" + id);
        while (done.path("finishedAt").isMissingNode()
                || done.path("finishedAt").isNull()) {
            Thread.sleep(LOOK_MILLIS);
            done = api.get("/api/runs/" + id);
        }
        if (!done.path("state").asString().equals("DONE")) {
            throw new IllegalStateException("The run did not go through: " + done);
        }
        seconds.computeIfAbsent(kind, _ -> new ArrayList<>())
                .add(done.path("millis").asLong() / 1000.0);
        cpu.computeIfAbsent(kind, _ -> new ArrayList<>())
                .add(installation.cpu().minus(before).total());
        resident.merge(kind, Processes.peak(installation.pid()), Math::max);
        Map<String, List<Double>> figures = counts.computeIfAbsent(kind, _ -> new LinkedHashMap<>());
        done.path("counts")
                .properties()
                .forEach(count -> figures.computeIfAbsent(count.getKey(), _ -> new ArrayList<>())
                        .add(count.getValue().asDouble()));
        return LocalDate.parse(done.path("asOf").asString());
    }

    /** The bare query, with the application stopped: the same text, threads and memory limit. */
    void raw(Path data, LocalDate asOf, int times) throws Exception {
        MetricParameters parameters = MetricParameters.everyone(MetricWindow.of(asOf), null);
        long self = ProcessHandle.current().pid();
        for (int i = 0; i < times; i++) {
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:duckdb:" + data.resolve("analytics/facts.duckdb"), properties(data));
                    PreparedStatement query = metrics(connection, parameters)) {
                Processes.resetPeak(self);
                double before = Processes.own(self);
                long began = System.nanoTime();
                query.execute();
                raw.add((System.nanoTime() - began) / 1e9);
                rawCpu.add(Processes.own(self) - before);
                rawResident = Math.max(rawResident, Processes.peak(self));
            }
        }
    }

    /** All columns of all customers end in a table that nobody reads: computed, and not slowed by fetching. */
    private static PreparedStatement metrics(Connection connection, MetricParameters parameters) throws SQLException {
        Positional text = MetricSql.positional(parameters.scope());
        PreparedStatement query = connection.prepareStatement("create temp table measured as " + text.sql());
        int place = 1;
        for (String name : text.order()) {
            query.setObject(place++, parameters.values().get(name));
        }
        return query;
    }

    private static Properties properties(Path data) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var properties = new Properties();
        properties.setProperty("threads", Integer.toString(Runtime.getRuntime().availableProcessors()));
        properties.setProperty(
                "memory_limit", Math.clamp(machine.getTotalMemorySize() / MEGABYTE / 4, 512L, 4096L) + "MB");
        properties.setProperty(
                "temp_directory", data.resolveSibling("raw-spill").toString());
        properties.setProperty("preserve_insertion_order", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        return properties;
    }

    void report(Report report) {
        double bare = Report.median(raw);
        for (var kind : seconds.entrySet()) {
            double took = Report.median(kind.getValue());
            report.row(
                    kind.getKey().title,
                    Report.number(took) + " s" + Report.spread(kind.getValue()) + parts(kind.getKey()),
                    Report.number(took / bare) + " × query",
                    Report.median(cpu.getOrDefault(kind.getKey(), List.of())),
                    resident.getOrDefault(kind.getKey(), 0L));
        }
        report.row(
                "bare DuckDB query for the same metrics",
                Report.number(bare) + " s" + Report.spread(raw),
                "1",
                Report.median(rawCpu),
                rawResident);
    }

    private String parts(Kind kind) {
        var text = new StringBuilder();
        counts.getOrDefault(kind, Map.of())
                .forEach((name, values) -> text.append(", ")
                        .append(name)
                        .append(' ')
                        .append(String.format(Locale.ROOT, "%,.0f", Report.median(values))));
        return text.toString();
    }
}
