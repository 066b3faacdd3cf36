package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns features into numbers, as learned from a table: a number becomes one column and, when it is unknown for some, a
 * second one that says so; a category becomes a column for each of its frequent values (rare ones and new ones have none).
 */
public final class Encoder {

    private static final double INDICATOR_FROM = 0.005;
    private static final int FEWEST_OF_A_VALUE = 10;
    private static final double SHARE_OF_A_VALUE = 0.005;
    private static final int MOST_VALUES = 20;

    /**
     * One column.
     *
     * @param feature place of its feature in the table
     * @param scale how a number is scaled; null for raw numbers, indicators and categories
     * @param level value of the category that this column stands for; null otherwise
     * @param missing whether the column says that the number is unknown
     */
    private record Column(
            int feature,
            @Nullable NumberScale scale,
            @Nullable String level,
            boolean missing) {}

    private final List<Column> columns = new ArrayList<>();

    private Encoder() {}

    /** Numbers as they are, NaN where unknown: for trees, which split by order and send the unknown either way. */
    public static Encoder raw(FeatureTable table) {
        Encoder encoder = new Encoder();
        table.ofKind(Feature.Kind.NUMBER)
                .forEach(feature -> encoder.columns.add(new Column(feature, null, null, false)));
        encoder.addCategories(table);
        return encoder;
    }

    /** Numbers scaled to mean 0 and deviation 1, skewed ones on a log-like scale, unknown ones at the mean. */
    public static Encoder scaled(FeatureTable table) {
        Encoder encoder = new Encoder();
        for (int feature : table.ofKind(Feature.Kind.NUMBER)) {
            double[] known = table.known(feature);
            NumberScale scale = NumberScale.learn(known);
            if (scale == null) {
                continue;
            }
            encoder.columns.add(new Column(feature, scale, null, false));
            double unknown = 1 - (double) known.length / table.rows();
            if (unknown >= INDICATOR_FROM) {
                encoder.columns.add(new Column(feature, null, null, true));
            }
        }
        encoder.addCategories(table);
        return encoder;
    }

    private void addCategories(FeatureTable table) {
        for (int feature : table.ofKind(Feature.Kind.CATEGORY)) {
            Map<String, Integer> counts = new HashMap<>();
            for (int row = 0; row < table.rows(); row++) {
                String text = table.text(feature, row);
                if (text != null) {
                    counts.merge(text, 1, Integer::sum);
                }
            }
            double fewest = Math.max(FEWEST_OF_A_VALUE, SHARE_OF_A_VALUE * table.rows());
            counts.entrySet().stream()
                    .filter(entry -> entry.getValue() >= fewest)
                    .sorted(Map.Entry.<String, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(MOST_VALUES)
                    .forEach(entry -> columns.add(new Column(feature, null, entry.getKey(), false)));
        }
    }

    public int width() {
        return columns.size();
    }

    /** Place of the feature behind a column. */
    public int featureOf(int column) {
        return columns.get(column).feature();
    }

    /** The columns of a row. */
    public double[] encode(FeatureTable table, int row) {
        double[] values = new double[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(columns.get(i), table, row);
        }
        return values;
    }

    private static double value(Column column, FeatureTable table, int row) {
        if (column.level() != null) {
            return column.level().equals(table.text(column.feature(), row)) ? 1 : 0;
        }
        double number = table.number(column.feature(), row);
        if (column.missing()) {
            return Double.isNaN(number) ? 1 : 0;
        }
        NumberScale scale = column.scale();
        return scale == null ? number : scale.apply(number);
    }

    /** The encoder as a tree that {@link #read} understands. */
    public List<Object> tree() {
        List<Object> tree = new ArrayList<>();
        for (Column column : columns) {
            Map<String, Object> kept = new HashMap<>();
            kept.put("feature", column.feature());
            NumberScale scale = column.scale();
            if (scale != null) {
                kept.put("scale", List.of(scale.unit(), scale.mean(), scale.deviation()));
            }
            if (column.level() != null) {
                kept.put("level", column.level());
            }
            kept.put("missing", column.missing());
            tree.add(kept);
        }
        return tree;
    }

    /** An encoder from its {@link #tree}. */
    public static Encoder read(@Nullable Object tree) {
        Encoder encoder = new Encoder();
        for (Object item : KeptModel.items(tree)) {
            Map<String, Object> kept = KeptModel.map(item);
            Object level = kept.get("level");
            encoder.columns.add(new Column(
                    (int) KeptModel.number(kept.get("feature")),
                    kept.get("scale") == null ? null : scale(KeptModel.doubles(kept.get("scale"))),
                    level == null ? null : level.toString(),
                    Boolean.TRUE.equals(kept.get("missing"))));
        }
        return encoder;
    }

    private static NumberScale scale(double[] kept) {
        return new NumberScale(kept[0], kept[1], kept[2]);
    }

    /** Contributions of columns, added up by feature. */
    public double[] byFeature(double[] columnContributions, int features) {
        double[] sums = new double[features];
        for (int i = 0; i < columns.size(); i++) {
            sums[featureOf(i)] += columnContributions[i];
        }
        return sums;
    }
}
