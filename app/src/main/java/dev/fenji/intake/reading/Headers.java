package dev.fenji.intake.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Column names as a mapping can use them: trimmed, never blank, never twice the same. */
final class Headers {

    private static final int MAX_NAME = 200;

    private Headers() {}

    static List<String> of(Row row, ReadLimits limits) {
        if (row.cells() > limits.maxColumns()) {
            throw new UnreadableFile("intake/too-many-columns", "limit", limits.maxColumns());
        }
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < row.cells(); i++) {
            names.add(unique(row.string(i).strip(), i, taken));
        }
        return List.copyOf(names);
    }

    private static String unique(String given, int index, Set<String> taken) {
        String base = given.isEmpty() ? "Column " + (index + 1) : given;
        base = base.length() > MAX_NAME ? base.substring(0, MAX_NAME) : base;
        String name = base;
        for (int n = 2; !taken.add(name); n++) {
            name = base + " (" + n + ")";
        }
        return name;
    }
}
