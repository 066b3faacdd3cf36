package dev.fenji.kernel.document;

import dev.fenji.kernel.policy.TierPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wished of a tier, from and to plain trees. */
final class TierPlanTree {

    private TierPlanTree() {}

    static @Nullable TierPlan read(Node node) {
        if (node.isMissing()) {
            return null;
        }
        node.onlyKeys("share", "capacity", "cost");
        Node capacity = node.get("capacity");
        return new TierPlan(
                node.get("share").decimalOrNull(),
                capacity.isMissing() ? null : (Integer) capacity.integer(0),
                node.get("cost").decimalOrNull());
    }

    static Map<String, Object> write(TierPlan plan) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Trees.put(tree, "share", plan.share());
        Integer capacity = plan.capacity();
        if (capacity != null) {
            tree.put("capacity", capacity);
        }
        Trees.put(tree, "cost", plan.cost());
        return tree;
    }
}
