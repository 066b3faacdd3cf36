package dev.fenji.tiering;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions in words. */
record ConditionWords(TierWords words, FieldCatalogue fields, Locale locale) {

    String say(Condition condition) {
        return switch (condition) {
            case Condition.All all -> joined(all.conditions(), "condition.and");
            case Condition.Any any -> joined(any.conditions(), "condition.or");
            case Condition.Not not -> words.say("condition.not", Map.of("condition", inner(not.condition())), locale);
            case Condition.Comparison comparison -> comparison(comparison);
        };
    }

    private String comparison(Condition.Comparison comparison) {
        Field field = fields.find(comparison.field());
        boolean chinese = Locale.CHINESE.getLanguage().equals(locale.getLanguage());
        String name = field == null
                ? comparison.field()
                : chinese ? field.title().zh() : field.title().en();
        String values =
                comparison.values().stream().map(ConditionWords::operand).collect(Collectors.joining(", "));
        return words.say("condition." + comparison.operator().id(), Map.of("field", name, "value", values), locale)
                .strip();
    }

    private String joined(List<Condition> conditions, String word) {
        return conditions.isEmpty()
                ? words.say("condition.everyone", Map.of(), locale)
                : conditions.stream().map(this::inner).collect(Collectors.joining(words.say(word, Map.of(), locale)));
    }

    private String inner(Condition condition) {
        boolean several = condition instanceof Condition.All all
                        && all.conditions().size() > 1
                || condition instanceof Condition.Any any && any.conditions().size() > 1;
        return several ? "(" + say(condition) + ")" : say(condition);
    }

    private static String operand(Operand operand) {
        return switch (operand) {
            case Operand.Text text -> text.value();
            case Operand.Number number -> number.value().toPlainString();
            case Operand.Flag flag -> String.valueOf(flag.value());
        };
    }
}
