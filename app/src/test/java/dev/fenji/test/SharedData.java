package dev.fenji.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data beside the development checkout; elsewhere it is absent, and the tests on it are skipped with a line that says so. */
public final class SharedData {
    private static final String SETTING = "FENJI_SHARED_DATA";

    private SharedData() {}

    public static Optional<Path> file(String name) {
        Optional<Path> found = folders()
                .map(folder -> folder.resolve(name))
                .filter(Files::isReadable)
                .findFirst();
        if (found.isEmpty()) {
            System.out.println(
                    "Skipped: " + name + " is not here (set " + SETTING + " to the folder of the shared data).");
        }
        return found;
    }

    private static Stream<Path> folders() {
        String set = System.getProperty(SETTING, System.getenv().getOrDefault(SETTING, ""));
        if (!set.isEmpty()) {
            return Stream.of(Path.of(set));
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), here -> here != null, Path::getParent)
                .map(here -> here.resolve("shared").resolve("data"));
    }
}
