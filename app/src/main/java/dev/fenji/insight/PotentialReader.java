package dev.fenji.insight;

import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.MetricParameters;
import dev.fenji.kernel.potential.PotentialSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What people declared about one customer, read by the text that the analytical copy reads it by. */
final class PotentialReader {
    private PotentialReader() {}

    /** Puts those of the fields that are declared potential; the connection's time zone must be UTC. */
    static void put(Connection connection, MetricParameters parameters, List<Field> fields, Population.Builder builder)
            throws SQLException {
        List<Field> declared = fields.stream()
                .filter(field -> Attributes.isPotential(field.id()))
                .toList();
        if (declared.isEmpty()) {
            return;
        }
        try (PreparedStatement query = connection.prepareStatement(AnalyticsSql.potential(parameters))) {
            AnalyticsSql.bindPotential(query, 1, parameters);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (Field field : declared) {
                        long micros = row.getLong(PotentialSql.column(field.id()));
                        if (!row.wasNull()) {
                            builder.micros(field.id(), micros);
                        }
                    }
                }
            }
        }
    }
}
