package dev.fenji.kernel.policy;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.ConditionCheck;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with the gates of a policy. */
final class GateCheck {

    /** One bit each. */
    static final int MOST_GATES = 60;

    private final PolicyDocument document;
    private final @Nullable FieldCatalogue catalogue;
    private final Problems problems;

    GateCheck(PolicyDocument document, @Nullable FieldCatalogue catalogue, Problems problems) {
        this.document = document;
        this.catalogue = catalogue;
        this.problems = problems;
    }

    void run() {
        List<Gate> gates = document.gates();
        if (gates.size() > MOST_GATES) {
            problems.requireRange(gates.size(), 0, MOST_GATES, "gates");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            String place = "gates[%d]".formatted(i);
            problems.requireId(gate.id(), place + ".id", seen);
            problems.requireText(gate.reason().en(), place + ".reason.en");
            problems.requireText(gate.reason().zh(), place + ".reason.zh");
            if (document.tierIndex(gate.tier()) < 0) {
                problems.add(Kind.UNKNOWN_TIER, place + ".tier", Map.of("tier", gate.tier()));
            }
            checkCondition(gate.when(), place + ".when");
            for (int j = 0; j < i; j++) {
                checkPair(gates.get(j), gate, place);
            }
        }
    }

    /** An empty condition would hold for everybody or nobody; the tier cannot depend on itself. */
    private void checkCondition(Condition when, String place) {
        if (when.fields().findAny().isEmpty()) {
            problems.add(Kind.CONDITION_EMPTY, place);
            return;
        }
        if (catalogue == null) {
            return;
        }
        ConditionCheck.problems(when, catalogue)
                .forEach(problem ->
                        problems.add(Kind.valueOf(problem.kind().name()), place + problem.path(), problem.facts()));
        when.fields().distinct().forEach(id -> {
            Field field = catalogue.find(id);
            if (field != null && field.group() == Field.Group.TIER) {
                problems.add(Kind.TIER_DEPENDS_ON_ITSELF, place, Map.of("field", id));
            }
        });
    }

    /** Where both apply they want different things, and the later one has its way. */
    private void checkPair(Gate first, Gate second, String place) {
        int one = document.tierIndex(first.tier());
        int other = document.tierIndex(second.tier());
        if (one < 0 || other < 0 || agree(first.effect(), one, second.effect(), other)) {
            return;
        }
        Kind kind = first.when().equals(second.when()) ? Kind.GATES_CONTRADICT : Kind.GATES_MAY_CONTRADICT;
        problems.add(kind, place, Map.of("first", first.id(), "second", second.id()));
    }

    /** Whether some tier satisfies both. */
    private static boolean agree(Gate.Effect first, int one, Gate.Effect second, int other) {
        int best = Math.max(first == Gate.Effect.FLOOR ? 0 : one, second == Gate.Effect.FLOOR ? 0 : other);
        int worst = Math.min(
                first == Gate.Effect.CAP ? Integer.MAX_VALUE : one,
                second == Gate.Effect.CAP ? Integer.MAX_VALUE : other);
        return best <= worst;
    }
}
