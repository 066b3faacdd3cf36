package dev.fenji.kernel.potential;

import dev.fenji.kernel.metric.MetricSql;
import dev.fenji.kernel.metric.Positional;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The one SQL text behind the declared potential, for DuckDB, PostgreSQL and Spark alike.
 *
 * <p>It reads the relation {@code potential_fact}:
 *
 * <pre>
 * input_id bigint · customer_id bigint · kind text · value_micros bigint · confidence_micros bigint
 * day int (epoch day of the observation) · valid_until_day int null · recorded_at timestamp (UTC) · withdrawn_at timestamp null
 * </pre>
 *
 * <p>and returns one row per customer with any input that holds: {@code <kind>} and {@code <kind>_confidence}, in
 * millionths. An input observed on a day counts from the next one, up to its last valid day; the latest observation holds,
 * and of one day the one recorded last. What was withdrawn after {@code :known_at} was not withdrawn then.
 *
 * <p>Parameters are those of {@link MetricSql}: {@code :as_of_day}, {@code :known_at}, and {@code :customer_id} for one.
 */
public final class PotentialSql {
    private static final String CUSTOMER = "/*customer*/";

    private static final String TEXT = """
            select customer_id%s
            from (
              select customer_id, kind, value_micros, confidence_micros,
                     row_number() over (
                       partition by customer_id, kind order by day desc, recorded_at desc, input_id desc) as place
              from potential_fact
              where day < cast(:as_of_day as integer)
                and (valid_until_day is null or valid_until_day >= cast(:as_of_day as integer))
                and recorded_at <= cast(:known_at as timestamp)
                and (withdrawn_at is null or withdrawn_at > cast(:known_at as timestamp))/*customer*/
            ) input
            where place = 1
            group by customer_id""".formatted(columns());

    private static final Positional ALL = Positional.of(TEXT.replace(CUSTOMER, ""));
    private static final Positional ONE = Positional.of(TEXT.replace(CUSTOMER, "\n    and customer_id = :customer_id"));

    private PotentialSql() {}

    /** The text for plain JDBC. */
    public static Positional positional(MetricSql.Scope scope) {
        return scope == MetricSql.Scope.ONE_CUSTOMER ? ONE : ALL;
    }

    /** The column of a field of {@link PotentialKind#fields()}. */
    public static String column(String field) {
        PotentialKind kind = PotentialKind.ofField(field);
        if (kind == null) {
            throw new IllegalArgumentException("The field (%s) must be declared potential.".formatted(field));
        }
        return field.equals(kind.field()) ? kind.id() : kind.id() + "_confidence";
    }

    private static String columns() {
        return Arrays.stream(PotentialKind.values())
                .map(PotentialKind::id)
                .map(kind -> """
                        ,
                               max(case when kind = '%1$s' then value_micros end) as %1$s,
                               max(case when kind = '%1$s' then confidence_micros end) as %1$s_confidence""".formatted(kind))
                .collect(Collectors.joining());
    }
}
