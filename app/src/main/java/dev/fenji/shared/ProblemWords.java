package dev.fenji.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words of problems in English and Chinese. A bundle per module; {@code {name}} stands for the value of that name. */
@Component
public class ProblemWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    public String detail(String slug, Map<String, Object> values, Locale locale) {
        String text = text(slug, ".detail", values, locale);
        return text == null ? slug : text;
    }

    public @Nullable String hint(String slug, Map<String, Object> values, Locale locale) {
        return text(slug, ".hint", values, locale);
    }

    /** The language we have words in that suits the reader best. */
    public static Locale language(Locale wanted) {
        return wanted.getLanguage().equals(Locale.CHINESE.getLanguage()) ? Locale.CHINESE : Locale.ENGLISH;
    }

    private @Nullable String text(String slug, String part, Map<String, Object> values, Locale locale) {
        String pattern = pattern(slug + part, locale);
        return pattern == null ? null : fill(pattern, values, language(locale).getLanguage());
    }

    /** The words with their places still open. */
    @Nullable
    String pattern(String key, Locale locale) {
        String module = key.substring(0, Math.max(0, key.indexOf('/')));
        return bundles.computeIfAbsent(module + "/problems_" + language(locale).getLanguage(), ProblemWords::load)
                .getProperty(key);
    }

    private static String fill(String pattern, Map<String, Object> values, String language) {
        Matcher places = PLACEHOLDER.matcher(pattern);
        return places.replaceAll(place -> {
            Object value = values.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? "–" : say(value, language));
        });
    }

    private static String say(Object value, String language) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(language.equals("zh") ? "、" : ", "));
        }
        return value instanceof Named named ? named.title().in(language) : value.toString();
    }

    private static Properties load(String name) {
        var words = new Properties();
        try (InputStream in = ProblemWords.class.getResourceAsStream("/i18n/" + name + ".properties")) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
