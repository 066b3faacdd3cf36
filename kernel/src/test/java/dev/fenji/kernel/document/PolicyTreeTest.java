package dev.fenji.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.kernel.policy.ShippedPolicies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTreeTest {

    @Test
    void readsWhatItWrote() {
        for (PolicyDocument document : ShippedPolicies.all("CN")) {
            assertThat(PolicyTree.read(PolicyTree.write(document))).isEqualTo(new PolicyTree.Reading.Read(document));
        }
    }

    @Test
    void takesNumbersInAnyFormAParserGivesThem() {
        Map<String, Object> tree = new LinkedHashMap<>(PolicyTree.write(ShippedPolicies.abc()));
        tree.put("windowMonths", 12.0);
        tree.put("minimumGroup", "30");
        assertThat(PolicyTree.read(tree)).isEqualTo(new PolicyTree.Reading.Read(ShippedPolicies.abc()));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() {
        Map<String, Object> tree = new LinkedHashMap<>(PolicyTree.write(ShippedPolicies.abc()));
        tree.remove("slug");
        tree.put("windowMonths", "a year");
        tree.put("scop", Map.of());
        tree.put("scope", Map.of("all", List.of(Map.of("field", "country", "op", "equals", "value", "DE"))));
        tree.put("method", Map.of("kind", "xyz"));
        tree.put("tiers", "A, B");
        assertThat(problems(tree))
                .extracting(problem -> problem.kind() + " " + problem.place())
                .containsExactlyInAnyOrder(
                        "REQUIRED slug",
                        "MALFORMED windowMonths",
                        "MALFORMED scop",
                        "MALFORMED scope.all[0].op",
                        "MALFORMED method.kind",
                        "MALFORMED tiers");
    }

    @Test
    void refusesAConditionThatIsTooDeep() {
        Object condition = Map.of("field", "country", "op", "is_known");
        for (int i = 0; i < 30; i++) {
            condition = Map.of("not", condition);
        }
        assertThat(ConditionTree.read(condition)).isInstanceOf(ConditionTree.Reading.Unreadable.class);
    }

    @Test
    void refusesWhatIsNoTree() {
        assertThat(PolicyTree.read(null)).isInstanceOf(PolicyTree.Reading.Unreadable.class);
        assertThat(PolicyTree.read("policy")).isInstanceOf(PolicyTree.Reading.Unreadable.class);
        assertThat(PolicyTree.read(new ArrayList<>())).isInstanceOf(PolicyTree.Reading.Unreadable.class);
    }

    private static List<PolicyProblem> problems(Map<String, Object> tree) {
        return PolicyTree.read(tree) instanceof PolicyTree.Reading.Unreadable unreadable
                ? unreadable.problems()
                : List.of();
    }
}
