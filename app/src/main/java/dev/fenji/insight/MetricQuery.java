package dev.fenji.insight;

import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The kernel's metric text as a statement. */
final class MetricQuery {

    private MetricQuery() {}

    /** Sets the parameters from the given place on and says which place comes next. */
    static int bind(PreparedStatement statement, int firstPlace, MetricParameters parameters) throws SQLException {
        List<String> order = MetricSql.positional(parameters.scope()).order();
        Map<String, Object> values = parameters.values();
        int place = firstPlace;
        for (String name : order) {
            statement.setObject(place++, Objects.requireNonNull(values.get(name), name));
        }
        return place;
    }

    static String sql(MetricParameters parameters) {
        return MetricSql.positional(parameters.scope()).sql();
    }
}
