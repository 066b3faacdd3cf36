package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.PotentialField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A criterion whose declared input counts only when it is sure enough.
 *
 * @param criterion its place among the method's criteria
 * @param field the field that says how sure the input is
 * @param least from how sure on it counts
 */
record Sureness(int criterion, String field, BigDecimal least) {

    /** Of all criteria that read declared inputs on an axis that asks for it, in their order. */
    static List<Sureness> of(Method.Weighted method) {
        List<Sureness> all = new ArrayList<>();
        if (method instanceof Method.Matrix matrix) {
            add(all, matrix.value(), 0);
            add(all, matrix.potential(), matrix.value().criteria().size());
        }
        return all;
    }

    private static void add(List<Sureness> all, Method.ScoreAxis axis, int from) {
        BigDecimal least = axis.minConfidence();
        for (int i = 0; least != null && i < axis.criteria().size(); i++) {
            String field = axis.criteria().get(i).field();
            if (PotentialField.isInput(field)) {
                all.add(new Sureness(from + i, PotentialField.confidenceOf(field), least));
            }
        }
    }
}
