package dev.fenji.kernel.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.document.PolicyDiff.Change;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.PolicyProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixTreeTest {

    @Test
    void readsWhatItWrote() {
        PolicyDocument document = read(tree("70", "Star"));
        assertThat(PolicyTree.read(PolicyTree.write(document))).isEqualTo(new PolicyTree.Reading.Read(document));
    }

    @Test
    void saysEverythingThatIsWrongWithItsPlace() {
        Map<String, Object> axis = Map.of("boundaries", "40, 70", "criteria", List.of(Map.of("id", "a")), "cover", 1);
        Map<String, Object> method = Map.of(
                "kind", "matrix", "value", axis, "cells", List.of(Map.of("value", "three", "tier", "A", "r", 1)));
        assertThat(PolicyTree.read(policy(method)))
                .isInstanceOfSatisfying(
                        PolicyTree.Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.problems())
                                .extracting(problem -> problem.kind() + " " + problem.place())
                                .contains(
                                        "MALFORMED method.value.cover",
                                        "MALFORMED method.value.boundaries",
                                        "REQUIRED method.value.criteria[0].field",
                                        "MALFORMED method.cells[0].value",
                                        "MALFORMED method.cells[0].r",
                                        "REQUIRED method.cells[0].potential",
                                        "REQUIRED method.cells[0].title.en"));
    }

    @Test
    void aMissingAxisIsSaidByTheCheck() {
        PolicyDocument document = read(policy(Map.of("kind", "matrix")));
        assertThat(dev.fenji.kernel.policy.PolicyCheck.problems(
                        document, dev.fenji.kernel.facts.FieldCatalogue.standard()))
                .filteredOn(PolicyProblem::isError)
                .extracting(problem -> problem.kind() + " " + problem.place())
                .contains("NO_WEIGHT method.value.criteria", "NO_WEIGHT method.potential.criteria");
    }

    @Test
    void namesLinesCriteriaAndCellsThatChanged() {
        assertThat(PolicyDiff.between(read(tree("70", "Star")), read(tree("75", "Leader"))))
                .extracting(Change::place)
                .containsExactly("method.value.boundaries", "value.criteria[revenue].scoring.to", "cells[2-2].title");
    }

    private static PolicyDocument read(Map<String, Object> tree) {
        return PolicyTree.read(tree) instanceof PolicyTree.Reading.Read(var document)
                ? document
                : fail(PolicyTree.read(tree));
    }

    private static PolicyDocument fail(PolicyTree.Reading reading) {
        throw new AssertionError("not read: " + reading);
    }

    private static Map<String, Object> tree(String line, String star) {
        Map<String, Object> method = new LinkedHashMap<>();
        method.put("kind", "matrix");
        method.put("value", axis("revenue", "net_revenue", line, false));
        method.put("potential", axis("wallet", "potential.share_of_wallet", "50", true));
        method.put(
                "cells",
                List.of(
                        cell(2, 1, "A", "Strategic"),
                        cell(2, 2, "A", star),
                        cell(1, 1, "B", "Streamline"),
                        cell(1, 2, "B", "Status")));
        return policy(method);
    }

    private static Map<String, Object> policy(Map<String, Object> method) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("slug", "vp");
        tree.put("title", "Value × potential");
        tree.put("method", method);
        tree.put("tiers", List.of(Map.of("id", "A", "title", "A"), Map.of("id", "B", "title", "B")));
        return tree;
    }

    private static Map<String, Object> axis(String id, String field, String line, boolean sure) {
        Map<String, Object> axis = new LinkedHashMap<>();
        if (sure) {
            axis.put("minConfidence", 0.3);
            axis.put("minCoverage", "0.4");
        }
        axis.put("boundaries", List.of(line));
        axis.put(
                "criteria",
                List.of(Map.of(
                        "id",
                        id,
                        "title",
                        id,
                        "field",
                        field,
                        "weight",
                        1,
                        "scoring",
                        Map.of("kind", "ramp", "from", 0, "to", line))));
        return axis;
    }

    private static Map<String, Object> cell(int value, int potential, String tier, String title) {
        return Map.of(
                "value",
                value,
                "potential",
                potential,
                "tier",
                tier,
                "title",
                title,
                "treatment",
                Map.of("en", "Invest", "zh", "投入"));
    }
}
