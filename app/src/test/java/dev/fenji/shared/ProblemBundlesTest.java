package dev.fenji.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/** Every problem has words in both languages, with the same placeholders, and there are no words without a problem. */
class ProblemBundlesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Modules with the problems of all their enums. */
    static Stream<Arguments> modules() throws ReflectiveOperationException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ProblemType.class));
        var problems = new TreeMap<String, List<ProblemType>>();
        for (var candidate : scanner.findCandidateComponents("dev.fenji")) {
            for (ProblemType problem : constants(Class.forName(candidate.getBeanClassName()))) {
                problems.computeIfAbsent(problem.slug().replaceFirst("/.*", ""), module -> new ArrayList<>())
                        .add(problem);
            }
        }
        return problems.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /** The problems of an enum, or of a record around an enum of the kernel. */
    private static List<ProblemType> constants(Class<?> type) throws ReflectiveOperationException {
        var found = new ArrayList<ProblemType>();
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                found.add((ProblemType) constant);
            }
        } else if (type.isRecord() && type.getRecordComponents()[0].getType().isEnum()) {
            Class<?> kind = type.getRecordComponents()[0].getType();
            var constructor = type.getDeclaredConstructor(kind);
            constructor.setAccessible(true);
            for (Object constant : kind.getEnumConstants()) {
                found.add((ProblemType) constructor.newInstance(constant));
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void wordsAndProblemsMatch(String module, List<ProblemType> problems) throws IOException {
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
