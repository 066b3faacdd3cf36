package dev.fenji.insight;

import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.time.MetricWindow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;

/** The metric query alone, on what the copy holds, its result thrown away: what runs are measured against. */
public final class RawQuery {
    private RawQuery() {}

    public static Duration time(ApplicationContext application, LocalDate asOf) throws SQLException {
        var parameters = MetricParameters.everyone(MetricWindow.of(asOf), null);
        String text = "create or replace temp table measured as " + AnalyticsSql.metrics(parameters);
        try (Connection copy = application.getBean(Engine.class).analytics().connect();
                PreparedStatement query = copy.prepareStatement(text)) {
            AnalyticsSql.bind(query, 1, parameters);
            long began = System.nanoTime();
            query.execute();
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }
}
