package dev.fenji.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** Real files for trying things on. They are no part of the project; where they are absent the tests that want them say so. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        Path folder = folder();
        if (folder == null || !Files.exists(folder.resolve(name))) {
            System.out.println("SKIPPED, no shared data here: " + name + " (set FENJI_SHARED_DATA to its folder)");
            Assumptions.abort("no shared data: " + name);
        }
        return folder.resolve(name);
    }

    private static @Nullable Path folder() {
        String named = System.getProperty("FENJI_SHARED_DATA", System.getenv("FENJI_SHARED_DATA"));
        if (named != null) {
            return Path.of(named);
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path beside = at.resolve("../shared/data").normalize();
            if (Files.isDirectory(beside)) {
                return beside;
            }
        }
        return null;
    }
}
