package dev.fenji.tiering;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
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
public class TierWords {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    public String say(String key, Map<String, ?> facts, Locale locale) {
        Properties bundle = bundles.computeIfAbsent(locale.getLanguage(), TierWords::load);
        String pattern = bundle.getProperty(key);
        if (pattern == null) {
            return key;
        }
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(
                        setApart(written(facts.get(place.group(1)), locale), pattern, place.start() - 1, place.end())));
    }

    /** Chinese type sets a space between its characters and letters or figures of another script: 为 B 类, not 为B 类. */
    private static String setApart(String fact, String pattern, int before, int after) {
        if (fact.isEmpty()) {
            return fact;
        }
        boolean left = isHan(pattern, before) && isLatin(fact.charAt(0));
        boolean right = isHan(pattern, after) && isLatin(fact.charAt(fact.length() - 1));
        return (left ? " " : "") + fact + (right ? " " : "");
    }

    private static boolean isHan(String text, int at) {
        return at >= 0 && at < text.length() && UnicodeScript.of(text.charAt(at)) == UnicodeScript.HAN;
    }

    private static boolean isLatin(char c) {
        return Character.isDigit(c) || UnicodeScript.of(c) == UnicodeScript.LATIN;
    }

    /** A day as the reader writes it. */
    static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** Money with as many decimals as its currency has; the locale alone would write the two of its own. */
    static String money(BigDecimal amount, String code, Locale locale) {
        var currency = Currency.getInstance(code);
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(Math.max(0, currency.getDefaultFractionDigits()));
        format.setMaximumFractionDigits(Math.max(0, currency.getDefaultFractionDigits()));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
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
