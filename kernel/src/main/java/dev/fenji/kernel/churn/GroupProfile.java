package dev.fenji.kernel.churn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Averages of every feature among the customers of each risk band. */
final class GroupProfile {

    private static final int BANDS = RiskBand.values().length;
    private static final GroupAverages NOTHING = new GroupAverages(null, null, null);

    private final List<GroupAverages> numbers = new ArrayList<>();
    private final List<Map<String, GroupAverages>> categories = new ArrayList<>();

    private GroupProfile() {}

    static GroupProfile of(FeatureTable table, double[] risks, TrainingRule rule) {
        int[] bands = new int[risks.length];
        int[] sizes = new int[BANDS];
        for (int row = 0; row < bands.length; row++) {
            bands[row] = rule.band(risks[row]).ordinal();
            sizes[bands[row]]++;
        }
        GroupProfile profile = new GroupProfile();
        for (int feature = 0; feature < table.features().size(); feature++) {
            profile.numbers.add(means(table, feature, bands));
            profile.categories.add(shares(table, feature, bands, sizes));
        }
        return profile;
    }

    GroupAverages ofNumber(int feature) {
        return numbers.get(feature);
    }

    GroupAverages ofCategory(int feature, String text) {
        return categories.get(feature).getOrDefault(text, NOTHING);
    }

    private static GroupAverages means(FeatureTable table, int feature, int[] bands) {
        double[] sums = new double[BANDS];
        double[] counts = new double[BANDS];
        for (int row = 0; row < bands.length; row++) {
            double value = table.number(feature, row);
            if (!Double.isNaN(value)) {
                sums[bands[row]] += value;
                counts[bands[row]]++;
            }
        }
        return averages(sums, counts);
    }

    private static Map<String, GroupAverages> shares(FeatureTable table, int feature, int[] bands, int[] sizes) {
        Map<String, double[]> counts = new HashMap<>();
        for (int row = 0; row < bands.length; row++) {
            String text = table.text(feature, row);
            if (text != null) {
                counts.computeIfAbsent(text, any -> new double[BANDS])[bands[row]]++;
            }
        }
        Map<String, GroupAverages> shares = new HashMap<>();
        double[] all = {sizes[0], sizes[1], sizes[2]};
        counts.forEach((text, count) -> shares.put(text, averages(count, all)));
        return shares;
    }

    private static GroupAverages averages(double[] sums, double[] counts) {
        return new GroupAverages(average(sums, counts, 0), average(sums, counts, 1), average(sums, counts, 2));
    }

    private static @Nullable Double average(double[] sums, double[] counts, int band) {
        return counts[band] == 0 ? null : (Double) (sums[band] / counts[band]);
    }
}
