package dev.fenji.insight.model;

import dev.fenji.insight.NewForecasts;
import dev.fenji.kernel.facts.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a run of the models has to say, not stored yet.
 *
 * @param churn what was newly learned of churn
 * @param made how they came about, for the run's record
 */
record ModelResults(
        ModelStores stores,
        long runId,
        WorthColumns worth,
        List<NextOrders.InCategory> categories,
        List<ScopeReport> reports,
        ChurnBook.@Nullable Learned churn,
        Map<String, Object> made,
        Map<String, Long> millis)
        implements NewForecasts {

    @Override
    public int customers() {
        return worth.size();
    }

    @Override
    public void put(long customerId, Collection<String> metrics, Population.Builder population) {
        worth.put(customerId, metrics, population);
    }

    @Override
    public long write(Connection postgres) throws SQLException {
        if (churn != null) {
            stores.churn().add(postgres, runId, churn);
        }
        stores.categories().write(postgres, categories);
        return stores.worth().write(postgres, runId, reports, worth);
    }
}
