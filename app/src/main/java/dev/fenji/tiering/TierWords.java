package dev.fenji.tiering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(facts.get(place.group(1)))));
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
