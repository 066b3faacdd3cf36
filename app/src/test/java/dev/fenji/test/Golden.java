package dev.fenji.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with a committed file. {@code ./fenji mvn -pl app -am test -Dtest=... -Dfenji.golden=update} writes the file
 * instead; the change is then seen in the review.
 */
public final class Golden {
    private Golden() {}

    public static void assertSame(Path file, String actual) throws IOException {
        if ("update".equals(System.getProperty("fenji.golden"))) {
            Files.createDirectories(
                    file.toAbsolutePath().normalize().resolve("..").normalize());
            Files.writeString(file, actual);
        }
        assertThat(file)
                .as("%s is the committed contract; -Dfenji.golden=update rewrites it", file)
                .hasContent(actual);
    }
}
