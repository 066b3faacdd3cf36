package dev.fenji.tiering.live;

import dev.fenji.insight.CustomerFigures;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What customers are decided by between runs.
 *
 * @param stamp changes with anything below
 * @param rules policies whose published version a run has calibrated, the one in force first
 * @param needs which fields are read over which window, in months
 * @param fields what custom fields there are
 * @param stages what the last run learned of the stages of customers
 */
record LiveGround(
        String stamp,
        List<Rule> rules,
        Map<Integer, Set<String>> needs,
        FieldCatalogue fields,
        CustomerFigures.Stages stages) {

    record Rule(PolicyVersion version, boolean inForce, CalibrationStore.Stored calibration, Assigner assigner) {
        int policyId() {
            return Math.toIntExact(version.policyId());
        }
    }

    static LiveGround of(String stamp, List<Rule> rules, FieldCatalogue fields, CustomerFigures.Stages stages) {
        Map<Integer, Set<String>> needs = new TreeMap<>();
        for (Rule rule : rules) {
            var document = rule.version().document();
            needs.computeIfAbsent(document.windowMonths(), _ -> new TreeSet<>()).addAll(document.fields());
        }
        return new LiveGround(
                stamp,
                rules.stream()
                        .sorted(Comparator.comparing(rule -> !rule.inForce()))
                        .toList(),
                needs,
                fields,
                stages);
    }
}
