package dev.fenji.tiering.movement;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the tiers of a policy were worth on past days, as their runs counted it: figures of everybody, for who may see everybody. */
@Component
class PastValues {
    private final CalibrationStore calibrations;
    private final CurrentUser user;

    PastValues(CalibrationStore calibrations, CurrentUser user) {
        this.calibrations = calibrations;
        this.user = user;
    }

    Map<String, BigDecimal> of(int policyId, LocalDate day) {
        return switch (user.scope()) {
            case Scope.Nobody _ -> Map.of();
            case Scope.Everything _ ->
                calibrations
                        .lastUntil(policyId, day)
                        .map(CalibrationStore.Stored::summary)
                        .map(PastValues::read)
                        .orElse(Map.of());
        };
    }

    private static Map<String, BigDecimal> read(Map<String, Object> summary) {
        Map<String, BigDecimal> values = new HashMap<>();
        if (summary.get("tiers") instanceof List<?> tiers) {
            for (Object one : tiers) {
                if (one instanceof Map<?, ?> tier && tier.get("value") instanceof String value) {
                    values.put(String.valueOf(tier.get("tier")), new BigDecimal(value));
                }
            }
        }
        return values;
    }
}
