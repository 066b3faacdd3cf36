package dev.fenji.shared.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What {@code postmaster.pid} tells. After a power cut or {@code kill -9} the file stays; its number may by then belong to any
 * process, and PostgreSQL would refuse to start for ever. So the file counts only while that process is a server on this folder.
 */
final class PostmasterPid {
    enum State {
        ABSENT,
        STALE,
        RUNNING
    }

    private PostmasterPid() {}

    static State judge(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return State.ABSENT;
        }
        return isServerOn(data, firstLine(file)) ? State.RUNNING : State.STALE;
    }

    /** Removes the file when it is stale; says what was found. */
    static State clean(Path data) throws IOException {
        State state = judge(data);
        if (state == State.STALE) {
            Files.delete(data.resolve("postmaster.pid"));
        }
        return state;
    }

    static long pid(Path data) throws IOException {
        return Long.parseLong(firstLine(data.resolve("postmaster.pid")));
    }

    private static String firstLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "" : lines.getFirst().strip();
    }

    private static boolean isServerOn(Path data, String pid) throws IOException {
        if (!pid.chars().allMatch(Character::isDigit) || pid.isEmpty()) {
            return false;
        }
        Path commandLine = Path.of("/proc", pid, "cmdline");
        if (!Files.isReadable(commandLine)) {
            return false;
        }
        List<String> words = Arrays.asList(
                Files.readString(commandLine, StandardCharsets.UTF_8).split("\0"));
        int folder = words.indexOf("-D") + 1;
        return words.getFirst().endsWith("postgres")
                && folder > 0
                && folder < words.size()
                && Path.of(words.get(folder)).equals(data);
    }
}
