package dev.fenji.kernel.document;

import dev.fenji.kernel.policy.Gate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gates as trees: {@code {id, reason, when, cap: tier}}, or {@code floor}, or {@code fix}. */
final class GateTree {

    private GateTree() {}

    static Gate read(Node node) {
        node.onlyKeys("id", "reason", "when", "cap", "floor", "fix");
        Gate.Effect effect = Gate.Effect.CAP;
        int given = 0;
        for (Gate.Effect one : Gate.Effect.values()) {
            if (node.has(one.id())) {
                effect = one;
                given++;
            }
        }
        if (given > 1) {
            node.malformed("several", "one of cap, floor, fix");
        }
        return new Gate(
                node.get("id").text(),
                node.get("reason").title(),
                ConditionTree.read(node.get("when"), 0),
                effect,
                node.get(effect.id()).text());
    }

    static Map<String, Object> write(Gate gate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", gate.id());
        tree.put("reason", Trees.title(gate.reason()));
        tree.put("when", ConditionTree.write(gate.when()));
        tree.put(gate.effect().id(), gate.tier());
        return tree;
    }
}
