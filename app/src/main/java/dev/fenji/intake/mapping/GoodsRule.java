package dev.fenji.intake.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which product keys are goods. Answers are kept: products repeat. */
final class GoodsRule {

    private static final int KEPT = 100_000;

    private final Set<String> codes = new HashSet<>();
    private final List<Pattern> patterns;
    private final Map<String, Boolean> answers = new HashMap<>();

    GoodsRule(NonGoods rule) {
        rule.codes().forEach(c -> codes.add(c.strip().toUpperCase(Locale.ROOT)));
        patterns = rule.patterns().stream()
                .map(p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    boolean isGoods(@Nullable String productKey) {
        if (productKey == null || (codes.isEmpty() && patterns.isEmpty())) {
            return true;
        }
        Boolean known = answers.get(productKey);
        if (known != null) {
            return known;
        }
        boolean goods = !codes.contains(productKey.toUpperCase(Locale.ROOT))
                && patterns.stream().noneMatch(p -> p.matcher(productKey).matches());
        if (answers.size() < KEPT) {
            answers.put(productKey, goods);
        }
        return goods;
    }
}
