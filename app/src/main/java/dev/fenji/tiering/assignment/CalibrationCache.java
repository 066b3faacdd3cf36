package dev.fenji.tiering.assignment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The calibrations asked for lately. They never change, and the larger ones take a while to read. */
@Component
public class CalibrationCache {
    private static final int MOST = 64;

    private final CalibrationStore store;
    private final Map<Integer, CalibrationStore.Stored> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, CalibrationStore.Stored> eldest) {
            return size() > MOST;
        }
    };

    CalibrationCache(CalibrationStore store) {
        this.store = store;
    }

    public CalibrationStore.Stored get(int id) {
        synchronized (kept) {
            CalibrationStore.Stored known = kept.get(id);
            if (known == null) {
                known = read(id);
                kept.put(id, known);
            }
            return known;
        }
    }

    private CalibrationStore.Stored read(int id) {
        CalibrationStore.Stored found = store.find(id)
                .orElseThrow(() -> new IllegalStateException("The calibration (%d) must exist.".formatted(id)));
        Integer basedOn = found.basedOn();
        return basedOn == null ? found : found.learnedBy(get(basedOn));
    }
}
