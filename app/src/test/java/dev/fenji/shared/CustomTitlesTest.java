package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CustomTitlesTest {
    private static final Pattern SHIPPED = Pattern.compile("\"attribute\\.(\\w+)\"");

    @Test
    void everyFieldOfShippedDataHasATitleInBothLanguages() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(json|ya?ml)")).toList()) {
                SHIPPED.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        assertThat(names).allSatisfy(name -> {
            Title title = CustomTitles.of(name);
            assertThat(title.en()).isNotEqualTo(name);
            assertThat(title.zh()).as(name).matches(".*\\p{IsHan}.*");
        });
    }

    @Test
    void aFieldOfOnesOwnKeepsItsName() {
        assertThat(CustomTitles.of("colour|of|hat")).isEqualTo(Title.of("colour|of|hat", "colour|of|hat"));
        assertThat(CustomTitles.of("客户来源")).isEqualTo(Title.of("客户来源", "客户来源"));
    }
}
