package dev.fenji.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Figures and the Markdown table they end in. */
final class Report {
    private static final double MIB = 1024.0 * 1024;

    private final List<String> rows = new ArrayList<>();

    /** @param memory highest resident size in bytes, 0 when not taken */
    void row(String what, String result, String ratio, double cpuSeconds, long memory) {
        rows.add("| %s | %s | %s | %s | %s |"
                .formatted(
                        what, result, ratio, cpuSeconds > 0 ? number(cpuSeconds) : "", memory > 0 ? mib(memory) : ""));
    }

    void row(String what, String result) {
        row(what, result, "", 0, 0);
    }

    void add(Report more) {
        rows.addAll(more.rows);
    }

    String table() {
        return "| what | result (median) | ratio | CPU s | peak RSS |\n|---|---|---|---|---|\n"
                + String.join("\n", rows);
    }

    static double median(Collection<Double> values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least this share of all does not exceed. */
    static double percentile(Collection<Double> values, double share) {
        double[] sorted = sorted(values);
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    private static double[] sorted(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Nothing was measured.");
        }
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String mib(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MiB", bytes / MIB);
    }

    /** All single values beside a median, so that their spread is seen. */
    static String spread(Collection<Double> values) {
        return values.size() < 2
                ? ""
                : " ("
                        + String.join(
                                ", ",
                                Arrays.stream(sorted(values))
                                        .mapToObj(Report::number)
                                        .toList()) + ")";
    }

    static void say(String message) {
        System.err.println("bench: " + message);
    }
}
