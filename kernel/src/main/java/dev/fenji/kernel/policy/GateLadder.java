package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Explanation.GateFact;
import dev.fenji.kernel.policy.Explanation.GateHit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A policy's gates made ready: which fire for a customer, and what they make of a tier. Immutable. */
final class GateLadder {

    private final PolicyDocument document;
    private final List<Gate> gates;
    private final int[] tiers;
    private final Map<String, Integer> positions;

    GateLadder(PolicyDocument document, Map<String, Integer> positions) {
        this.document = document;
        this.gates = document.gates();
        this.tiers =
                gates.stream().mapToInt(gate -> document.tierIndex(gate.tier())).toArray();
        this.positions = positions;
    }

    /** A bit per gate whose condition is known to hold. */
    long firing(Inputs inputs) {
        return firing(new InputFacts(inputs, positions));
    }

    long firing(CustomerFacts facts) {
        long firing = 0;
        for (int i = 0; i < tiers.length; i++) {
            if (gates.get(i).when().holds(facts)) {
                firing |= 1L << i;
            }
        }
        return firing;
    }

    /** The tier that is left of one. Whoever falls off the ladder is not touched. */
    int apply(long firing, int tier) {
        int left = tier;
        for (int i = 0; i < tiers.length && tier < document.tiers().size(); i++) {
            if ((firing & 1L << i) != 0) {
                left = gates.get(i).effect().apply(left, tiers[i]);
            }
        }
        return left;
    }

    /** Every gate that fired, whether it made a difference or not. */
    List<GateHit> hits(long firing, int tier, Inputs inputs) {
        List<GateHit> hits = new ArrayList<>();
        int left = tier;
        for (int i = 0; i < tiers.length; i++) {
            if ((firing & 1L << i) != 0) {
                Gate gate = gates.get(i);
                int after = gate.effect().apply(left, tiers[i]);
                hits.add(new GateHit(
                        gate.id(), gate.reason(), gate.effect().name(), id(left), id(after), facts(gate, inputs)));
                left = after;
            }
        }
        return hits;
    }

    private List<GateFact> facts(Gate gate, Inputs inputs) {
        return gate.when()
                .fields()
                .distinct()
                .map(field -> {
                    int at = positions.getOrDefault(field, -1);
                    return new GateFact(
                            field, Fields.title(field), Fields.unit(field, inputs.isText(at)), inputs.raw(at));
                })
                .toList();
    }

    private String id(int tier) {
        return document.tiers().get(tier).id();
    }
}
