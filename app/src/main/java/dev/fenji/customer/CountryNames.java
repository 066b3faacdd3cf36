package dev.fenji.customer;

import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that everybody agrees on: ISO 3166 codes (two and three letters), the names of the Unicode locale data in
 * English and Chinese, long and short, and the usual aliases of {@code aliases.txt}.
 */
final class CountryNames {

    private static final String ALIASES = "/dev/fenji/customer/country-aliases.txt";
    private static final List<ULocale> LANGUAGES =
            List.of(ULocale.ENGLISH, ULocale.SIMPLIFIED_CHINESE, ULocale.TRADITIONAL_CHINESE);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern DOTS = Pattern.compile("[.'’`]");
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SAINT = Pattern.compile("\\bsaint\\b");
    private static final Pattern ARTICLE = Pattern.compile("^the ");

    static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private final Map<String, String> codeByName = new HashMap<>();

    CountryNames() {
        for (var code : CODES) {
            var locale = new Locale.Builder().setRegion(code).build();
            var region = ULocale.forLocale(locale);
            for (var language : LANGUAGES) {
                codeByName.put(fold(region.getDisplayCountry(language)), code);
                codeByName.put(fold(locale.getDisplayCountry(language.toLocale())), code);
            }
            codeByName.put(fold(locale.getISO3Country()), code);
            codeByName.put(fold(code), code);
        }
        readAliases();
    }

    Optional<String> code(String given) {
        return Optional.ofNullable(codeByName.get(fold(given)));
    }

    /** Case, accents, punctuation, a leading article, "and" or "&", "Saint" or "St." make no difference. */
    static String fold(String name) {
        var text =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        text = DOTS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").replace("&", " and ");
        text = OTHER.matcher(text).replaceAll(" ").strip();
        return ARTICLE.matcher(SAINT.matcher(text).replaceAll("st")).replaceFirst("");
    }

    private void readAliases() {
        var stream = Objects.requireNonNull(CountryNames.class.getResourceAsStream(ALIASES), ALIASES);
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::readAlias);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void readAlias(String line) {
        int colon = line.indexOf(':');
        var code = line.substring(0, colon).strip();
        if (!CODES.contains(code)) {
            throw new IllegalStateException("Line \"%s\" of %s names no ISO 3166 country.".formatted(line, ALIASES));
        }
        for (var alias : line.substring(colon + 1).split("\\|", -1)) {
            codeByName.put(fold(alias), code);
        }
    }
}
