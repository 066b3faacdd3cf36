package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import java.util.Locale;

/**
 * A red line after scoring. Gates apply in order, each to what the one before it left; an unknown condition never
 * fires. They act on rated customers only: what has no tier cannot be capped.
 *
 * @param id stable name
 * @param reason why, as people read it beside the tier
 * @param when whom it holds for
 * @param effect what it does
 * @param tier the tier it speaks of
 */
public record Gate(String id, Title reason, Condition when, Effect effect, String tier) {

    /** What a gate does to a tier. */
    public enum Effect {
        /** No better than the gate's tier. */
        CAP,
        /** No worse than the gate's tier. */
        FLOOR,
        /** Exactly the gate's tier. */
        FIX;

        /** Tiers are indices, 0 is best. */
        int apply(int tier, int gate) {
            return switch (this) {
                case CAP -> Math.max(tier, gate);
                case FLOOR -> Math.min(tier, gate);
                case FIX -> gate;
            };
        }

        /** How documents write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
