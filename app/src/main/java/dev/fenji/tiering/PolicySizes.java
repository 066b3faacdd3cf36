package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many customers each tier of a policy had in its latest run. */
@Component
public class PolicySizes {
    private final CalibrationStore calibrations;

    PolicySizes(CalibrationStore calibrations) {
        this.calibrations = calibrations;
    }

    public record TierSize(String tier, Title title, long customers) {}

    public List<TierSize> of(Policy policy) {
        Map<String, Long> counted = new HashMap<>();
        calibrations.latest().stream()
                .filter(latest -> latest.policyId() == policy.id())
                .forEach(latest -> count(latest, counted));
        return policy.document().tiers().stream()
                .map(tier -> new TierSize(tier.id(), tier.title(), counted.getOrDefault(tier.id(), 0L)))
                .toList();
    }

    private static void count(CalibrationStore.Stored latest, Map<String, Long> counted) {
        Map<String, Object> summary = latest.summary();
        if (summary != null && summary.get("tiers") instanceof List<?> tiers) {
            for (Object tier : tiers) {
                if (tier instanceof Map<?, ?> size && size.get("customers") instanceof Number customers) {
                    counted.put(String.valueOf(size.get("tier")), customers.longValue());
                }
            }
        }
    }
}
