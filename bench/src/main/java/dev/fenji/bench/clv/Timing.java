package dev.fenji.bench.clv;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Wall and CPU seconds of named steps over several rounds. CPU is that of the whole process: compiler, collector and DuckDB's threads included. */
final class Timing {

    private static final double NANOS = 1e9;
    private static final double MIB = 1024.0 * 1024;

    private record Took(double wall, double cpu) {}

    private final Map<String, List<Took>> steps = new LinkedHashMap<>();
    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    <T> T of(String step, Callable<T> work) throws Exception {
        long wall = System.nanoTime();
        long cpu = machine.getProcessCpuTime();
        T result = work.call();
        Took took = new Took((System.nanoTime() - wall) / NANOS, (machine.getProcessCpuTime() - cpu) / NANOS);
        steps.computeIfAbsent(step, any -> new ArrayList<>()).add(took);
        return result;
    }

    /** A Markdown table; ratios are of CPU seconds to those of the named step. */
    String table(String reference) {
        double base = median(steps.getOrDefault(reference, List.of()), true);
        StringBuilder table = new StringBuilder(
                "| step | CPU s, median | CPU s, all rounds | wall s, median | CPU ÷ raw scan |\n|---|---|---|---|---|\n");
        steps.forEach((step, took) -> table.append("| %s | %.3f | %s | %.3f | %s |\n"
                .formatted(step, median(took, true), all(took), median(took, false), ratio(median(took, true), base))));
        return table.toString();
    }

    /** Highest resident size since the start: heap, DuckDB and the machine's own code. */
    static String peakResident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return String.format(Locale.ROOT, "%,.0f MiB", Long.parseLong(line.replaceAll("\\D", "")) / 1024.0);
            }
        }
        return "unknown";
    }

    /** Highest use of the heap since the start, garbage included. */
    static String peakHeap() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        return String.format(Locale.ROOT, "%,.0f MiB", peak / MIB);
    }

    private static String ratio(double value, double base) {
        return base > 0 ? String.format(Locale.ROOT, "%.1f", value / base) : "";
    }

    private static String all(List<Took> took) {
        return String.join(
                ", ",
                took.stream()
                        .map(t -> String.format(Locale.ROOT, "%.2f", t.cpu()))
                        .toList());
    }

    private static double median(List<Took> took, boolean cpu) {
        double[] sorted = took.stream()
                .mapToDouble(t -> cpu ? t.cpu() : t.wall())
                .sorted()
                .toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
