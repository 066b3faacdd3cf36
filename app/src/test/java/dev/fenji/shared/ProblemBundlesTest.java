package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every problem has words in both languages, with the same placeholders, and there are no words without a problem. */
class ProblemBundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    static Stream<Class<?>> problemEnums() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemType.class));
        Stream.Builder<Class<?>> found = Stream.builder();
        for (var candidate : scanner.findCandidateComponents("dev.fenji")) {
            Class<?> type = Class.forName(candidate.getBeanClassName());
            if (type.isEnum()) {
                found.add(type);
            }
        }
        return found.build();
    }

    @ParameterizedTest
    @MethodSource("problemEnums")
    void wordsAndProblemsMatch(Class<?> type) throws IOException {
        List<ProblemType> problems = Arrays.stream(type.getEnumConstants())
                .map(ProblemType.class::cast)
                .toList();
        String module = problems.getFirst().slug().replaceFirst("/.*", "");
        Set<String> expected = problems.stream()
                .flatMap(p -> Stream.of(p.slug() + ".detail", p.slug() + ".hint"))
                .collect(Collectors.toCollection(TreeSet::new));
        Properties english = bundle(module, "en");
        Properties chinese = bundle(module, "zh");

        assertThat(problems).allSatisfy(p -> assertThat(p.slug()).matches(module + "/[a-z0-9-]+"));
        assertThat(english.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(expected);
        for (ProblemType problem : problems) {
            assertThat(placeholders(chinese, problem)).as(problem.slug()).isEqualTo(placeholders(english, problem));
        }
    }

    private static Set<String> placeholders(Properties words, ProblemType problem) {
        String both = words.getProperty(problem.slug() + ".detail") + words.getProperty(problem.slug() + ".hint");
        return PLACEHOLDER
                .matcher(both)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String module, String language) throws IOException {
        String name = "/i18n/%s/problems_%s.properties".formatted(module, language);
        try (InputStream in = ProblemBundlesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            var words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        }
    }
}
