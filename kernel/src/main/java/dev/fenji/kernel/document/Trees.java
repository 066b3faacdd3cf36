package dev.fenji.kernel.document;

import dev.fenji.kernel.Title;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small pieces of written trees. */
final class Trees {

    private Trees() {}

    static Map<String, Object> title(Title title) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("en", title.en());
        tree.put("zh", title.zh());
        return tree;
    }

    static void put(Map<String, Object> tree, String key, @Nullable BigDecimal value) {
        if (value != null) {
            tree.put(key, Numbers.plain(value));
        }
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static List<BigDecimal> numbers(List<BigDecimal> values) {
        return values.stream().map(Numbers::plain).toList();
    }
}
