package dev.fenji.insight.model;

import dev.fenji.kernel.churn.GroupAverages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The factors of a risk in short: {@code [["recency_days", 12.0, 0.8], …]}, feature, value and effect. */
@Component
class FactorText {
    private static final TypeReference<List<List<Object>>> ROWS = new TypeReference<>() {};

    private final JsonMapper json;

    FactorText(JsonMapper json) {
        this.json = json;
    }

    String write(List<List<Object>> factors) {
        return json.writeValueAsString(factors);
    }

    List<CustomerWorth.Factor> read(String text, Map<String, GroupAverages> averages) {
        List<CustomerWorth.Factor> factors = new ArrayList<>();
        for (List<Object> factor : json.readValue(text, ROWS)) {
            String feature = factor.get(0).toString();
            GroupAverages groups = averages.get(feature);
            factors.add(new CustomerWorth.Factor(
                    feature,
                    factor.get(1).toString(),
                    ((Number) factor.get(2)).doubleValue(),
                    groups == null ? null : groups.low(),
                    groups == null ? null : groups.middle(),
                    groups == null ? null : groups.high()));
        }
        return factors;
    }
}
