package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Explanation.GateHit;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would bring a customer to a tier. Whatever is said to be enough was tried: the changed facts were assigned, scope, gates
 * and stability included, and the tier was reached.
 *
 * @param target the tier in question
 * @param standing the tier now, or null when there is none
 * @param state how it stands
 * @param total the score now, or null
 * @param single per field the smallest change of it alone, in the policy's order
 * @param together the fewest fields that somebody can change and that are enough together; empty when one is enough or
 *     none are
 * @param fewest whether it was proved that no smaller set is enough
 * @param best the highest score that all open levers together give, or null where no score comes about
 * @param gates gates that bar the tier as things are
 * @param atBest gates that bar it even when all open levers are used
 */
public record Way(
        String target,
        @Nullable String standing,
        State state,
        @Nullable BigDecimal total,
        List<Change> single,
        List<Change> together,
        boolean fewest,
        @Nullable BigDecimal best,
        List<GateHit> gates,
        List<GateHit> atBest) {

    public Way {
        single = List.copyOf(single);
        together = List.copyOf(together);
        gates = List.copyOf(gates);
        atBest = List.copyOf(atBest);
    }

    /** How far away a tier is. */
    public enum State {
        /** The customer has it, or a better one. */
        THERE,
        /** One change is enough. */
        ONE,
        /** Several together are enough. */
        SEVERAL,
        /** Nothing that somebody can change is enough. */
        OUT_OF_REACH,
        /** The policy does not rate this customer. */
        NOT_IN_SCOPE;

        /** Key of the words. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One field from a value to another.
     *
     * @param to the value needed; unknown when none alone is enough
     * @param enough whether this change alone reaches the tier
     * @param notBefore the first day on which waiting alone has done it, or null when waiting is not what does it
     */
    public record Change(
            String field,
            Title title,
            Unit unit,
            Lever lever,
            Raw from,
            Raw to,
            boolean enough,
            @Nullable LocalDate notBefore) {}
}
