package dev.fenji.intake.mapping;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Codes of the currencies that a file names; few texts come again and again. */
final class CurrencyReader {
    private final Map<String, String> known = new HashMap<>();

    /**
     * A sign that several currencies share means the one that the mapping names, if it is one of them.
     *
     * @param named what the mapping says
     */
    @Nullable
    String code(String given, @Nullable String named) {
        String code = known.get(given);
        if (code == null) {
            code = read(given, named);
            if (code != null) {
                known.put(given, code);
            }
        }
        return code;
    }

    boolean isShared(String given) {
        return !CurrencyNames.meanings(given).isEmpty();
    }

    private static @Nullable String read(String given, @Nullable String named) {
        String code = named == null ? null : CurrencyNames.code(named);
        return code != null && CurrencyNames.meanings(given).contains(code) ? code : CurrencyNames.code(given);
    }
}
