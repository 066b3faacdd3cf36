package dev.fenji.reference;

import java.util.Map;
import java.util.Objects;

/** What a map must hold. */
final class Known {
    private Known() {}

    static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
