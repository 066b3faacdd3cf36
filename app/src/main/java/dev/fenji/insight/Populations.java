package dev.fenji.insight;

import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.time.MetricWindow;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures of everyone for looking at, kept in memory while there is room: the same question about the same facts is answered
 * from there.
 */
@Component
public class Populations {
    private static final int MOST = 4;

    private final Engine engine;
    private final StoredForecasts forecasts;
    private final Map<Key, SoftReference<Kept>> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Kept>> eldest) {
            return size() > MOST;
        }
    };

    Populations(Engine engine, StoredForecasts forecasts) {
        this.engine = engine;
        this.forecasts = forecasts;
    }

    private record Key(LocalDate asOf, int months) {}

    private record Kept(String snapshot, @Nullable Long forecastRun, Set<String> fields, Population population) {}

    /**
     * The population as of a day with at least these fields, from what the copy holds now.
     *
     * @return null when the copy was never filled
     */
    public synchronized @Nullable Population of(MetricWindow window, Collection<String> fields) {
        CopyState state = engine.copy().state();
        if (state == null) {
            return null;
        }
        var key = new Key(window.asOf(), window.months());
        SoftReference<Kept> reference = kept.get(key);
        Kept known = reference == null ? null : reference.get();
        Long forecastRun = forecasts.runOf(window.asOf());
        boolean current = known != null
                && known.snapshot.equals(state.snapshot())
                && Objects.equals(known.forecastRun, forecastRun);
        if (known != null && current && known.fields.containsAll(fields)) {
            return known.population;
        }
        var wanted = new TreeSet<>(fields);
        if (known != null && current) {
            wanted.addAll(known.fields);
        }
        Population population = load(window, wanted);
        kept.put(key, new SoftReference<>(new Kept(state.snapshot(), forecastRun, wanted, population)));
        return population;
    }

    private Population load(MetricWindow window, Set<String> fields) {
        try (Connection copy = engine.analytics().connect()) {
            FieldCatalogue catalogue = FieldCatalogue.standard().with(CustomFields.read(copy));
            var wanted = WantedForecasts.of(forecasts.of(window.asOf(), fields), fields);
            var loader = new PopulationLoader(
                    copy, window, null, Attributes.of(fields, catalogue), wanted, RunProgress.SILENT);
            return loader.load().population();
        } catch (SQLException e) {
            throw new AnalyticsException("The figures could not be read from the copy.", e);
        }
    }
}
