package dev.fenji.insight.model;

import dev.fenji.kernel.churn.Examples;
import dev.fenji.kernel.churn.Feature;
import dev.fenji.kernel.churn.FeatureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Customers whose attributes say whether they left. The features are their other attributes; purchases are left out, because who
 * has left buys no more, and a score would learn the outcome from itself.
 */
final class ChurnLabels {
    static final int LEAST_OF_EACH = 40;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Set<String> LEFT = Set.of("true", "yes", "1", "y", "churned", "left", "是", "已流失");
    private static final Set<String> STAYED = Set.of("false", "no", "0", "n", "active", "否", "未流失");

    /** A category with more values than this is a name, not a kind. */
    private static final int MOST_VALUES = 30;

    private final Map<Long, Map<String, String>> attributes = new LinkedHashMap<>();
    private final Map<Long, Boolean> left = new LinkedHashMap<>();

    private ChurnLabels() {}

    static ChurnLabels read(Map<Long, String> documents, String labelField) {
        String label = labelField.startsWith("custom.") ? labelField.substring("custom.".length()) : labelField;
        var labels = new ChurnLabels();
        documents.forEach((customer, document) -> {
            Map<String, String> values = new TreeMap<>();
            JSON.readValue(document, OBJECT).forEach((name, value) -> {
                if (value != null) {
                    values.put(name, value.toString().strip());
                }
            });
            Boolean gone = flag(values.remove(label));
            if (gone != null) {
                labels.attributes.put(customer, values);
                labels.left.put(customer, gone);
            }
        });
        return labels;
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        String word = text == null ? "" : text.toLowerCase(Locale.ROOT);
        if (LEFT.contains(word)) {
            return true;
        }
        return STAYED.contains(word) ? false : null;
    }

    int known() {
        return left.size();
    }

    int churned() {
        return (int) left.values().stream().filter(gone -> gone).count();
    }

    boolean usable() {
        return Math.min(churned(), known() - churned()) >= LEAST_OF_EACH;
    }

    /** Customers by id, as the reader gave them. */
    long[] customers() {
        return left.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    Examples examples() {
        boolean[] churned = new boolean[left.size()];
        int row = 0;
        for (boolean gone : left.values()) {
            churned[row++] = gone;
        }
        return new Examples(table(features(), true), churned);
    }

    /** Those who are still there. */
    FeatureTable present() {
        return table(features(), false);
    }

    private FeatureTable table(List<Feature> features, boolean everyone) {
        var table = FeatureTable.builder(features);
        attributes.forEach((customer, values) -> {
            if (everyone || Boolean.FALSE.equals(left.get(customer))) {
                table.customer(customer);
                for (int i = 0; i < features.size(); i++) {
                    put(table, i, features.get(i), values.get(features.get(i).name()));
                }
            }
        });
        return table.build();
    }

    private static void put(FeatureTable.Builder table, int place, Feature feature, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (feature.kind() == Feature.Kind.NUMBER) {
            table.number(place, number(value));
        } else {
            table.text(place, value);
        }
    }

    private List<Feature> features() {
        Map<String, Set<String>> values = new TreeMap<>();
        attributes
                .values()
                .forEach(of -> of.forEach((name, value) -> {
                    if (!value.isEmpty()) {
                        values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value);
                    }
                }));
        List<Feature> features = new ArrayList<>();
        values.forEach((name, distinct) -> {
            if (distinct.size() > 2 && distinct.stream().noneMatch(value -> Double.isNaN(number(value)))) {
                features.add(Feature.number(name));
            } else if (distinct.size() > 1 && distinct.size() <= MOST_VALUES) {
                features.add(Feature.category(name));
            }
        });
        return features;
    }

    private static double number(String text) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
