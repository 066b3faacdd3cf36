package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.lifecycle.LifecycleCalibration;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.metric.BaseMetrics;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSet;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the figures of all customers in the analytical copy and reads them into a population, by customer id. */
final class PopulationLoader {
    private static final LifecycleRule RULE = LifecycleRule.STANDARD;
    private static final LocalDateTime NO_LIMIT = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final String METRICS = "METRICS";
    private static final int REPORT_EVERY = 1 << 16;

    private final Connection copy;
    private final MetricWindow window;
    private final @Nullable Instant knownAt;
    private final Attributes attributes;
    private final WantedForecasts forecasts;
    private final RunProgress progress;
    private final int firstMetric;

    PopulationLoader(
            Connection copy,
            MetricWindow window,
            @Nullable Instant knownAt,
            Attributes attributes,
            WantedForecasts forecasts,
            RunProgress progress) {
        this.copy = copy;
        this.window = window;
        this.knownAt = knownAt;
        this.attributes = attributes;
        this.forecasts = forecasts;
        this.progress = progress;
        this.firstMetric = attributes.fields().size() + 2;
    }

    Figures load() throws SQLException {
        progress.phase(METRICS, null);
        int customers = compute();
        LifecycleCalibration calibration = calibrateLifecycle();
        return new Figures(read(new Lifecycle(RULE, calibration), customers), window, calibration);
    }

    /** The one expensive statement: the metrics of everyone, kept in a temporary table of this connection. */
    private int compute() throws SQLException {
        var parameters = MetricParameters.everyone(window, knownAt);
        try (PreparedStatement query = copy.prepareStatement(AnalyticsSql.figures(attributes, parameters))) {
            int place = 1;
            for (Field field : attributes.custom()) {
                query.setString(place++, Attributes.pointer(field));
            }
            place = AnalyticsSql.bind(query, place, parameters);
            if (!attributes.potential().isEmpty()) {
                place = AnalyticsSql.bindPotential(query, place, parameters);
            }
            query.setObject(place, knownAt == null ? NO_LIMIT : LocalDateTime.ofInstant(knownAt, ZoneOffset.UTC));
            try (var armed = progress.onCancel(query::cancel)) {
                return query.executeUpdate();
            }
        }
    }

    private LifecycleCalibration calibrateLifecycle() throws SQLException {
        List<Lifecycle.OwnGap> own = new ArrayList<>();
        try (Statement statement = copy.createStatement();
                ResultSet rows = statement.executeQuery(AnalyticsSql.gaps(attributes, RULE))) {
            while (rows.next()) {
                own.add(new Lifecycle.OwnGap(rows.getString(1), rows.getLong(2)));
            }
        }
        return Lifecycle.calibrate(RULE, own);
    }

    private Population read(Lifecycle lifecycle, int customers) throws SQLException {
        var builder = Population.builder(window.asOf(), customers);
        progress.phase(METRICS, (long) customers);
        try (Statement statement = copy.createStatement();
                ResultSet rows = statement.executeQuery("select * from figure order by id")) {
            for (int row = 1; rows.next(); row++) {
                read(rows, builder, lifecycle);
                if (row % REPORT_EVERY == 0) {
                    progress.done(row);
                }
            }
        }
        try (Statement statement = copy.createStatement()) {
            statement.execute("drop table figure");
        }
        return builder.build();
    }

    private void read(ResultSet row, Population.Builder builder, Lifecycle lifecycle) throws SQLException {
        long id = row.getLong(1);
        builder.customer(id);
        String segment = "";
        for (int i = 0; i < attributes.fields().size(); i++) {
            Field field = attributes.fields().get(i);
            CellReader.put(row, i + 2, field, builder);
            if (field.id().equals(Attributes.LIFECYCLE_SEGMENT)) {
                segment = String.valueOf(row.getString(i + 2));
            }
        }
        BaseMetrics base = base(row, id);
        MetricSet.derive(base, window)
                .withStage(lifecycle.stage(base, segment, window.asOfDay()))
                .putInto(builder);
        forecasts.put(id, builder);
    }

    /** Customers without any fact have no row in the metric query: all their cells are unknown here. */
    private BaseMetrics base(ResultSet row, long id) throws SQLException {
        if (row.getLong(firstMetric) == Micros.UNKNOWN) {
            return BaseMetrics.none(id);
        }
        long[] cells = new long[MetricSql.columns().size()];
        cells[0] = id;
        for (int column = 1; column < cells.length; column++) {
            cells[column] = row.getLong(firstMetric + column - 1);
        }
        return BaseMetrics.read(column -> cells[column]);
    }
}
