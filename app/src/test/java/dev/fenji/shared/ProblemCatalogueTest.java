package dev.fenji.shared;

import static java.util.Comparator.comparing;

import dev.fenji.test.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the guide that list every problem are written from the problems themselves. */
class ProblemCatalogueTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide");

    private static final String ENGLISH = """
            # All problems

            [中文](../zh-CN/problems.md)

            What the API answers and what the pages and quarantine say when something cannot be done. The name stands in `slug`
            and never changes; words in braces are values of the case. This page is made from the program.
            """;

    private static final String CHINESE = """
            # 全部问题

            [English](../en/problems.md)

            无法完成某事时，接口的应答以及页面和隔离区所给的说明。名称即 `slug`，永不改变；花括号中是具体情形的值。本页由程序生成。
            """;

    private final ProblemWords words = new ProblemWords();

    @Test
    void theEnglishPageListsEveryProblem() throws Exception {
        Golden.assertSame(
                GUIDE.resolve("en/problems.md"),
                page(ENGLISH, "| problem | status | who can help | what it says | what to do |", Locale.ENGLISH));
    }

    @Test
    void theChinesePageListsEveryProblem() throws Exception {
        Golden.assertSame(
                GUIDE.resolve("zh-CN/problems.md"), page(CHINESE, "| 问题 | 状态码 | 由谁处理 | 说明 | 怎么办 |", Locale.CHINESE));
    }

    private String page(String begin, String head, Locale language) throws ReflectiveOperationException {
        var page = new StringBuilder(begin);
        ProblemBundlesTest.modules().forEach(arguments -> {
            Object[] module = arguments.get();
            page.append("\n## ").append(module[0]).append("\n\n").append(head).append("\n|---|---|---|---|---|\n");
            problems(module[1])
                    .sorted(comparing(ProblemType::slug))
                    .forEach(problem -> page.append(row(problem, language)));
        });
        return page.toString();
    }

    private static Stream<ProblemType> problems(Object module) {
        return ((List<?>) module).stream().map(ProblemType.class::cast);
    }

    private String row(ProblemType problem, Locale language) {
        return "| `%s` | %d | %s | %s | %s |%n"
                .formatted(
                        problem.slug(),
                        problem.status().value(),
                        who(problem.who(), language),
                        cell(Objects.requireNonNull(words.pattern(problem.slug() + ".detail", language))),
                        cell(Objects.requireNonNull(words.pattern(problem.slug() + ".hint", language))));
    }

    private static String who(WhoActs who, Locale language) {
        boolean chinese = language.equals(Locale.CHINESE);
        return switch (who) {
            case USER -> chinese ? "使用者" : "you";
            case ADMIN -> chinese ? "管理员" : "an administrator";
            case OPERATOR -> chinese ? "运维人员" : "who runs the server";
            case DEVELOPER -> chinese ? "开发者" : "the developers";
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
