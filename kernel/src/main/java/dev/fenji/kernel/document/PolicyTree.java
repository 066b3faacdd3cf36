package dev.fenji.kernel.document;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.OverrideRules;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.time.MetricWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Policy documents as trees: what a parser of JSON or YAML yields and takes. {@code read(write(document))} is the
 * document again. Keys nobody knows are problems, with their place.
 */
public final class PolicyTree {

    private PolicyTree() {}

    /** What came of reading: the document, or everything that is wrong with the tree. */
    public sealed interface Reading {
        record Read(PolicyDocument document) implements Reading {}

        record Unreadable(List<PolicyProblem> problems) implements Reading {
            public Unreadable {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a tree of maps and lists. */
    public static Reading read(@Nullable Object tree) {
        List<PolicyProblem> problems = new ArrayList<>();
        PolicyDocument document = document(new Node(tree, "", problems));
        return problems.isEmpty() ? new Reading.Read(document) : new Reading.Unreadable(problems);
    }

    /** Writes a document as a tree of maps and lists, keys in a fixed order, absent parts left out. */
    public static Map<String, Object> write(PolicyDocument document) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", document.slug());
        tree.put("title", Trees.title(document.title()));
        if (document.description() != null) {
            tree.put("description", Trees.title(document.description()));
        }
        tree.put("windowMonths", document.windowMonths());
        tree.put("value", document.value());
        tree.put("requiresPurchase", document.requiresPurchase());
        if (document.scope() != null) {
            tree.put("scope", ConditionTree.write(document.scope()));
        }
        tree.put("rankWithin", document.rankWithin());
        tree.put("minimumGroup", document.minimumGroup());
        tree.put("method", MethodTree.write(document.method()));
        tree.put("tiers", document.tiers().stream().map(PolicyTree::tier).toList());
        if (!document.gates().isEmpty()) {
            tree.put("gates", document.gates().stream().map(GateTree::write).toList());
        }
        if (document.stability() != null) {
            tree.put("stability", StabilityTree.write(document.stability()));
        }
        OverrideRules overrides = document.overrides();
        if (overrides != null) {
            Map<String, Object> rules = new LinkedHashMap<>();
            rules.put("endRequired", overrides.endRequired());
            rules.put("longestDays", overrides.longestDays());
            tree.put("overrides", rules);
        }
        return tree;
    }

    private static PolicyDocument document(Node node) {
        node.onlyKeys(
                "slug",
                "title",
                "description",
                "windowMonths",
                "value",
                "requiresPurchase",
                "scope",
                "rankWithin",
                "minimumGroup",
                "method",
                "tiers",
                "gates",
                "stability",
                "overrides");
        Node scope = node.get("scope");
        Node description = node.get("description");
        Condition condition = scope.isMissing() ? null : ConditionTree.read(scope, 0);
        Method method = MethodTree.read(node.get("method"));
        return new PolicyDocument(
                node.get("slug").text(),
                node.get("title").title(),
                description.isMissing() ? null : description.title(),
                node.get("windowMonths").integer(MetricWindow.DEFAULT_MONTHS),
                node.get("value").text("net_revenue"),
                node.get("requiresPurchase").flag(true),
                condition,
                node.get("rankWithin").list().stream().map(Node::text).toList(),
                node.get("minimumGroup").integer(PolicyDocument.DEFAULT_MINIMUM_GROUP),
                method,
                node.get("tiers").list().stream().map(PolicyTree::tier).toList(),
                node.get("gates").list().stream().map(GateTree::read).toList(),
                StabilityTree.read(node.get("stability")),
                overrides(node.get("overrides")));
    }

    private static @Nullable OverrideRules overrides(Node node) {
        if (node.isMissing()) {
            return null;
        }
        node.onlyKeys("endRequired", "longestDays");
        return new OverrideRules(
                node.get("endRequired").flag(false), node.get("longestDays").integer(0));
    }

    private static TierDef tier(Node node) {
        node.onlyKeys("id", "title", "color", "enter", "share", "segments", "stay", "plan");
        return new TierDef(
                node.get("id").text(),
                node.get("title").title(),
                node.get("color").textOrNull(),
                node.get("enter").decimalOrNull(),
                node.get("share").decimalOrNull(),
                node.get("segments").list().stream().map(Node::text).toList(),
                node.get("stay").decimalOrNull(),
                TierPlanTree.read(node.get("plan")));
    }

    private static Map<String, Object> tier(TierDef tier) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", tier.id());
        tree.put("title", Trees.title(tier.title()));
        if (tier.color() != null) {
            tree.put("color", tier.color());
        }
        Trees.put(tree, "enter", tier.enter());
        Trees.put(tree, "share", tier.share());
        if (!tier.segments().isEmpty()) {
            tree.put("segments", tier.segments());
        }
        Trees.put(tree, "stay", tier.stay());
        if (tier.plan() != null) {
            tree.put("plan", TierPlanTree.write(tier.plan()));
        }
        return tree;
    }
}
