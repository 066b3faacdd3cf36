package dev.fenji.tiering;

import dev.fenji.insight.Insights;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.document.PolicyDiff;
import dev.fenji.kernel.document.PolicyDiff.Change;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.shared.ProblemWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What changed between two documents, in sentences and in fields. */
@Component
public class PolicyChanges {
    /** Parts whose elements have the fields of another part. */
    private static final Map<String, String> PROPERTIES =
            Map.of(PolicyDiff.VALUE_CRITERIA, PolicyDiff.CRITERIA, PolicyDiff.POTENTIAL_CRITERIA, PolicyDiff.CRITERIA);

    private final TierWords words;
    private final Insights insights;

    PolicyChanges(TierWords words, Insights insights) {
        this.words = words;
        this.insights = insights;
    }

    public List<PolicyChange> between(PolicyDocument before, PolicyDocument after, Locale wanted) {
        Locale locale = ProblemWords.language(wanted);
        FieldCatalogue fields = insights.fields();
        var then = new ChangeValues(words, fields, before, locale);
        var now = new ChangeValues(words, fields, after, locale);
        return PolicyDiff.between(before, after).stream()
                .map(change -> told(change, then, now, locale))
                .toList();
    }

    private PolicyChange told(Change change, ChangeValues then, ChangeValues now, Locale locale) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        String before = then.text(change.part(), change.property(), change.before());
        String after = now.text(change.part(), change.property(), change.after());
        return new PolicyChange(kind, change.place(), sentence(change, kind, before, after, locale), before, after);
    }

    private String sentence(
            Change change, String kind, @Nullable String before, @Nullable String after, Locale locale) {
        String name = name(change.title(), change.id(), locale);
        if (change.property().isEmpty()) {
            String key = "change." + kind + "." + change.part();
            return words.say(key, Map.of("name", name, "after", String.valueOf(after)), locale);
        }
        String part = change.part().isEmpty() ? "document" : PROPERTIES.getOrDefault(change.part(), change.part());
        String property = words.say("change." + part + "." + change.property(), Map.of(), locale);
        String of =
                change.part().isEmpty() ? "" : words.say("change.of." + change.part(), Map.of("name", name), locale);
        String none = words.say("change.nothing", Map.of(), locale);
        String told = words.say(
                "change.field",
                Map.of(
                        "of",
                        of,
                        "property",
                        property,
                        "before",
                        before == null ? none : before,
                        "after",
                        after == null ? none : after),
                locale);
        return told.substring(0, 1).toUpperCase(locale) + told.substring(1);
    }

    private static String name(@Nullable Title title, @Nullable String id, Locale locale) {
        if (title == null) {
            return String.valueOf(id);
        }
        return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? title.zh() : title.en();
    }
}
