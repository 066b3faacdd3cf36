package dev.fenji.tiering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sentences about tiers in English and Chinese; {@code {name}} stands for the fact of that name. */
@Component
class TierWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    String say(String key, Map<String, ?> facts, Locale locale) {
        Properties bundle = bundles.computeIfAbsent(locale.getLanguage(), TierWords::load);
        String pattern = bundle.getProperty(key);
        if (pattern == null) {
            return key;
        }
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(written(facts.get(place.group(1)), locale)));
    }

    /** A day as the reader writes it. */
    static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    private static String written(@Nullable Object fact, Locale locale) {
        return fact instanceof LocalDate day ? day(day, locale) : String.valueOf(fact);
    }

    private static Properties load(String language) {
        var words = new Properties();
        try (InputStream in =
                TierWords.class.getResourceAsStream("/i18n/tiering/sentences_" + language + ".properties")) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
