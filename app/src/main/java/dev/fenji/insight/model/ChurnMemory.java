package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnModel;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The churn model that was learned last. It lives in memory only: after a restart the next run learns it again. */
@Component
class ChurnMemory {
    private final AtomicReference<@Nullable Learned> last = new AtomicReference<>();

    /** A model with what there is to say about it, and the settings it was learned under. */
    record Learned(ChurnModel model, ChurnPart part, LocalDate on, String settings) {}

    /** What was learned in these days, both included. */
    @Nullable
    Learned learned(LocalDate from, LocalDate to, String settings) {
        Learned known = last.get();
        return known != null && !known.on.isBefore(from) && !known.on.isAfter(to) && known.settings.equals(settings)
                ? known
                : null;
    }

    void keep(Learned learned) {
        last.set(learned);
    }
}
