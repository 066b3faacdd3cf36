package dev.fenji.kernel.document;

import dev.fenji.kernel.policy.StabilityRules;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of stability as trees. */
final class StabilityTree {

    private StabilityTree() {}

    static @Nullable StabilityRules read(Node node) {
        if (node.isMissing()) {
            return null;
        }
        node.onlyKeys("minimumDays", "descent", "graceDays", "validity", "undoReturnsDays");
        return new StabilityRules(
                node.get("minimumDays").integer(0),
                node.get("descent").choice(StabilityRules.Descent.class, StabilityRules.Descent.TO_SCORE),
                node.get("graceDays").integer(0),
                validity(node.get("validity")),
                node.get("undoReturnsDays").integer(0));
    }

    private static StabilityRules.@Nullable Validity validity(Node node) {
        if (node.isMissing()) {
            return null;
        }
        node.onlyKeys("months", "end");
        return new StabilityRules.Validity(
                node.get("months").integer(0),
                node.get("end").choice(StabilityRules.End.class, StabilityRules.End.DAY));
    }

    static Map<String, Object> write(StabilityRules rules) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("minimumDays", rules.minimumDays());
        tree.put("descent", rules.descent().id());
        tree.put("graceDays", rules.graceDays());
        StabilityRules.Validity validity = rules.validity();
        if (validity != null) {
            Map<String, Object> term = new LinkedHashMap<>();
            term.put("months", validity.months());
            term.put("end", validity.end().id());
            tree.put("validity", term);
        }
        tree.put("undoReturnsDays", rules.undoReturnsDays());
        return tree;
    }
}
