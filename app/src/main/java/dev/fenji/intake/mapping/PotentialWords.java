package dev.fenji.intake.mapping;

import dev.fenji.kernel.potential.PotentialKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What files call the kinds of potential, and how they say how sure they are. */
final class PotentialWords {

    private static final BigDecimal HIGH = new BigDecimal("0.9");
    private static final BigDecimal MEDIUM = new BigDecimal("0.6");
    private static final BigDecimal LOW = new BigDecimal("0.3");

    private static final Map<String, BigDecimal> CONFIDENCE =
            Map.of("high", HIGH, "高", HIGH, "medium", MEDIUM, "中", MEDIUM, "low", LOW, "低", LOW);

    private static final Map<PotentialKind, List<String>> OTHER_NAMES = Map.of(
            PotentialKind.SHARE_OF_WALLET, List.of("wallet share", "sow", "采购份额"),
            PotentialKind.ENGAGEMENT, List.of("engagement score", "互动", "参与度"),
            PotentialKind.MARKET_GROWTH, List.of("growth of market", "市场增长"),
            PotentialKind.PAYMENT_ABILITY, List.of("ability to pay", "creditworthiness", "支付能力", "信用能力"),
            PotentialKind.PURCHASING_POWER, List.of("buying power", "采购预算", "采购能力"),
            PotentialKind.WHITESPACE_REVENUE, List.of("whitespace", "空白收入", "潜在收入"));

    private static final Map<String, PotentialKind> KINDS = OTHER_NAMES.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(name -> Map.entry(normal(name), entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private PotentialWords() {}

    /** The kind that a text names: its id, its title in either language, or what people write instead. */
    static @Nullable PotentialKind kind(String given) {
        String name = normal(given);
        return Arrays.stream(PotentialKind.values())
                .filter(kind -> name.equals(normal(kind.id()))
                        || name.equals(normal(kind.title().en()))
                        || name.equals(normal(kind.title().zh())))
                .findFirst()
                .orElse(KINDS.get(name));
    }

    static List<String> kinds() {
        return Arrays.stream(PotentialKind.values()).map(PotentialKind::id).toList();
    }

    /** How sure a word is; null for what is no such word. */
    static @Nullable BigDecimal confidence(String given) {
        return CONFIDENCE.get(given.toLowerCase(Locale.ROOT));
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
