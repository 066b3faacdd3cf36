package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.document.ConditionTree;
import dev.fenji.kernel.document.PolicyDiff;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of a document as people write them. */
final class ChangeValues {
    private static final Set<String> FIELDS =
            Set.of("value", "field", "rankWithin", "method.metric", "method.frequencyMetric", "method.monetaryMetric");
    private static final Set<String> SHARES = Set.of(
            "share",
            "plan.share",
            "method.minCoverage",
            "method.value.minCoverage",
            "method.value.minConfidence",
            "method.potential.minCoverage",
            "method.potential.minConfidence");
    private static final Set<String> RANGES = Set.of("r", "f");
    private static final int DECIMALS = 6;

    private final TierWords words;
    private final FieldCatalogue fields;
    private final PolicyDocument document;
    private final Locale locale;

    ChangeValues(TierWords words, FieldCatalogue fields, PolicyDocument document, Locale locale) {
        this.words = words;
        this.fields = fields;
        this.document = document;
        this.locale = locale;
    }

    @Nullable
    String text(String part, String property, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (property.isEmpty()) {
            return value instanceof List<?> ids ? joined(ids, id -> titleOf(part, String.valueOf(id))) : "";
        }
        return switch (property) {
            case "scope", "when" -> condition(value);
            case "tier" -> titleOf(PolicyDiff.TIERS, String.valueOf(value));
            case "segments" ->
                value instanceof List<?> ids ? joined(ids, id -> titleOf(property, String.valueOf(id))) : "";
            case "scoring.bands" -> value instanceof List<?> bands ? joined(bands, this::band) : "";
            default -> plain(property, value);
        };
    }

    private String plain(String property, Object value) {
        return switch (value) {
            case Map<?, ?> map when map.containsKey("en") && map.containsKey("zh") -> title(map);
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                        .collect(Collectors.joining(comma()));
            case List<?> ends when RANGES.contains(property) && ends.size() == 2 -> ends.get(0) + "–" + ends.get(1);
            case List<?> several -> joined(several, one -> plain(property, one));
            case Boolean flag -> words.say(flag ? "change.yes" : "change.no", Map.of(), locale);
            case Number share when SHARES.contains(property) -> percent(share);
            case Number one -> number(one);
            default ->
                FIELDS.contains(property) ? field(String.valueOf(value)) : named(property, String.valueOf(value));
        };
    }

    /** A choice in words, if there are words for it. */
    private String named(String property, String value) {
        String key = "change.value." + property + "." + value;
        String said = words.say(key, Map.of(), locale);
        return said.equals(key) ? value : said;
    }

    private String condition(Object tree) {
        return switch (ConditionTree.read(tree)) {
            case ConditionTree.Reading.Read(var condition) -> new ConditionWords(words, fields, locale).say(condition);
            case ConditionTree.Reading.Unreadable _ -> String.valueOf(tree);
        };
    }

    private String band(Object band) {
        if (!(band instanceof Map<?, ?> map)) {
            return String.valueOf(band);
        }
        Object from = map.get("from");
        Object to = map.get("to");
        String range = from == null
                ? to == null ? "…" : "< " + number(to)
                : to == null ? "≥ " + number(from) : number(from) + "–" + number(to);
        return range + ": " + number(map.get("points"));
    }

    private String titleOf(String part, String id) {
        Title found = switch (part) {
            case PolicyDiff.TIERS ->
                document.tiers().stream()
                        .filter(tier -> tier.id().equals(id))
                        .map(TierDef::title)
                        .findFirst()
                        .orElse(null);
            case PolicyDiff.SEGMENTS ->
                document.method() instanceof Method.Rfm rfm
                        ? rfm.segments().stream()
                                .filter(segment -> segment.id().equals(id))
                                .map(Method.Segment::title)
                                .findFirst()
                                .orElse(null)
                        : null;
            default -> null;
        };
        return found == null ? id : chinese() ? found.zh() : found.en();
    }

    private String title(Map<?, ?> title) {
        return words.say("change.quoted", Map.of("text", String.valueOf(title.get(chinese() ? "zh" : "en"))), locale);
    }

    private String field(String id) {
        Field field = fields.find(id);
        return field == null
                ? id
                : chinese() ? field.title().zh() : field.title().en();
    }

    private String joined(List<?> several, java.util.function.Function<Object, String> one) {
        return several.stream().map(one).collect(Collectors.joining(comma()));
    }

    private String comma() {
        return chinese() ? "、" : ", ";
    }

    private String percent(Number share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(DECIMALS - 2);
        return format.format(new BigDecimal(share.toString()));
    }

    private String number(@Nullable Object value) {
        if (!(value instanceof Number number)) {
            return String.valueOf(value);
        }
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return format.format(new BigDecimal(number.toString()));
    }

    private boolean chinese() {
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage());
    }
}
