package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.potential.PotentialSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The texts that the analytical queries are put together from: the kernel's metric text, and columns from lists in the source.
 * Whatever somebody may have chosen, such as the name of a custom field, is a parameter.
 */
final class AnalyticsSql {
    private AnalyticsSql() {}

    /** The kernel's metric text as it is. */
    static String metrics(MetricParameters parameters) {
        return MetricSql.positional(parameters.scope()).sql();
    }

    /** The declared potential as it is. */
    static String potential(MetricParameters parameters) {
        return PotentialSql.positional(parameters.scope()).sql();
    }

    /**
     * Attributes and metrics of everyone, into a temporary table: parameters are custom names, the metrics', those of the
     * declared potential where it is wanted, and known-at.
     */
    static String figures(Attributes attributes, MetricParameters parameters) {
        String own = IntStream.range(0, attributes.fields().size())
                .mapToObj(i -> ", " + Attributes.expression(attributes.fields().get(i)) + " as a" + i)
                .collect(Collectors.joining());
        String counted = MetricSql.columns().stream()
                .skip(1)
                .map(column -> ", coalesce(m." + column + ", " + Micros.UNKNOWN + ") as " + column)
                .collect(Collectors.joining());
        String declared = attributes.potential().isEmpty()
                ? ""
                : " left join (%s) p on p.customer_id = a.customer_id".formatted(potential(parameters));
        return """
                create or replace temp table figure as
                select a.customer_id as id%s%s
                from customer_attribute a left join (%s) m on m.customer_id = a.customer_id%s
                where a.created_at <= cast(? as timestamp)""".formatted(own, counted, metrics(parameters), declared);
    }

    /** Own gaps by segment, from that table. */
    static String gaps(Attributes attributes, LifecycleRule rule) {
        List<String> ids = attributes.fields().stream().map(Field::id).toList();
        return """
                select a%d as segment, median_gap_micros from figure
                where purchases_ever >= %d and median_gap_micros <> %d""".formatted(ids.indexOf(Attributes.LIFECYCLE_SEGMENT), rule.ownGapPurchases(), Micros.UNKNOWN);
    }

    /** Sets the metrics' parameters from the given place on and says which place comes next. */
    static int bind(PreparedStatement statement, int firstPlace, MetricParameters parameters) throws SQLException {
        return bind(
                statement, firstPlace, MetricSql.positional(parameters.scope()).order(), parameters);
    }

    /** The same for those of the declared potential. */
    static int bindPotential(PreparedStatement statement, int firstPlace, MetricParameters parameters)
            throws SQLException {
        return bind(
                statement,
                firstPlace,
                PotentialSql.positional(parameters.scope()).order(),
                parameters);
    }

    private static int bind(
            PreparedStatement statement, int firstPlace, List<String> order, MetricParameters parameters)
            throws SQLException {
        Map<String, Object> values = parameters.values();
        int place = firstPlace;
        for (String name : order) {
            statement.setObject(place++, Objects.requireNonNull(values.get(name), name));
        }
        return place;
    }
}
