package dev.fenji.insight;

import java.lang.management.ManagementFactory;

/** What the machine (or the container) has. */
final class Machine {
    private static final long UNKNOWN_MEMORY = 4L * 1024 * 1024 * 1024;

    private Machine() {}

    static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : UNKNOWN_MEMORY;
    }
}
