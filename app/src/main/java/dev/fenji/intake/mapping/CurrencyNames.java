package dev.fenji.intake.mapping;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Currencies as files write them: the three letters of ISO 4217, and what people write instead. */
final class CurrencyNames {

    private static final Map<String, String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableMap(c -> c, c -> c));

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "RMB", "CNY", "CN¥", "CNY", "人民币", "CNY", "JP¥", "JPY", "日元", "JPY", "€", "EUR", "US$", "USD", "美元", "USD");

    /** Signs that several countries use. */
    private static final Map<String, Set<String>> SHARED_SIGNS = Map.of("¥", Set.of("CNY", "JPY"));

    private CurrencyNames() {}

    /** The code; null when the text names no currency, or not one alone. */
    static @Nullable String code(String given) {
        String name = normal(given);
        String code = CODES.get(name);
        return code == null ? OTHER_NAMES.get(name) : code;
    }

    /** The currencies that a sign may mean; empty for what is no such sign. */
    static Set<String> meanings(String given) {
        return SHARED_SIGNS.getOrDefault(normal(given), Set.of());
    }

    /** In capitals, and with the yen sign of either width as one. */
    private static String normal(String given) {
        return given.strip().toUpperCase(Locale.ROOT).replace('\uffe5', '¥');
    }
}
