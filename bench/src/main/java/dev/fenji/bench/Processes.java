package dev.fenji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes cost, from {@code /proc}. */
final class Processes {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int CHILDREN_USER_TIME = 13;
    private static final int CHILDREN_SYSTEM_TIME = 14;
    private static final long KIB = 1024;

    /** @param java seconds of the application, @param postgres seconds of the database server and all its backends */
    record Cpu(double java, double postgres) {
        Cpu minus(Cpu before) {
            return new Cpu(java - before.java, postgres - before.postgres);
        }

        double total() {
            return java + postgres;
        }
    }

    private Processes() {}

    static Cpu cpu(long java, long postmaster) throws IOException {
        return new Cpu(own(java), withChildren(postmaster));
    }

    /** Seconds of the process alone, all its threads. */
    static double own(long pid) throws IOException {
        String[] stat = stat(pid);
        return (Long.parseLong(stat[USER_TIME]) + Long.parseLong(stat[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    /** Backends that have ended are in the parent's sum; those alive are counted one by one. */
    private static double withChildren(long pid) throws IOException {
        double seconds = own(pid) + ended(pid);
        List<Long> children;
        try (Stream<ProcessHandle> handles =
                ProcessHandle.of(pid).map(ProcessHandle::children).orElseGet(Stream::empty)) {
            children = handles.map(ProcessHandle::pid).toList();
        }
        for (long child : children) {
            try {
                seconds += own(child);
            } catch (IOException _) {
                // It ended between the listing and the look; the next reading has it in the parent's sum.
                continue;
            }
        }
        return seconds;
    }

    private static double ended(long pid) throws IOException {
        String[] stat = stat(pid);
        return (Long.parseLong(stat[CHILDREN_USER_TIME]) + Long.parseLong(stat[CHILDREN_SYSTEM_TIME]))
                / TICKS_PER_SECOND;
    }

    private static String[] stat(long pid) throws IOException {
        String text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
    }

    /** Forgets the highest resident size so far. */
    static void resetPeak(long pid) throws IOException {
        Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), "5");
    }

    /** The highest resident size since the reset, in bytes. */
    static long peak(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
            }
        }
        return 0;
    }
}
