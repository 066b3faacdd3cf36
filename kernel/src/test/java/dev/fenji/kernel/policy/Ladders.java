package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain policy to try gates and stability on: one point per unit of net revenue up to a hundred. */
final class Ladders {

    static final LocalDate START = LocalDate.of(2025, 1, 15);

    private Ladders() {}

    /** A from 75, B from 50, C from 25, D below. */
    static PolicyDocument plain() {
        var points = new Method.Criterion(
                "value",
                Title.of("Value", "价值"),
                "net_revenue",
                BigDecimal.ONE,
                new Scoring.Ramp(BigDecimal.ZERO, new BigDecimal("100")));
        return new PolicyDocument(
                "ladder",
                Title.of("Ladder", "阶梯"),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of(),
                30,
                new Method.Scorecard(BigDecimal.ONE, List.of(points), 1),
                List.of(
                        TierDef.enter("A", Title.of("A", "A"), "#000", "75"),
                        TierDef.enter("B", Title.of("B", "B"), "#000", "50"),
                        TierDef.enter("C", Title.of("C", "C"), "#000", "25"),
                        TierDef.enter("D", Title.of("D", "D"), "#000", "0")));
    }

    /** A stays from 65, B from 45. */
    static List<TierDef> withStays() {
        List<TierDef> tiers = plain().tiers();
        return List.of(tiers.get(0).staying("65"), tiers.get(1).staying("45"), tiers.get(2), tiers.get(3));
    }

    static PolicyDocument with(StabilityRules rules) {
        return plain().withStability(rules);
    }

    static CustomerFacts worth(long revenue) {
        return worth(revenue, 0);
    }

    static CustomerFacts worth(long revenue, long returns) {
        return People.customer(
                1, "frequency", "1", "net_revenue", Long.toString(revenue), "returns", Long.toString(returns));
    }

    static CustomerFacts lapsed() {
        return People.customer(1, "frequency", "0");
    }

    /** One customer followed through time. */
    static final class Life {
        private final Assigner assigner;
        private @Nullable Standing standing;
        private @Nullable Decision last;

        Life(PolicyDocument document) {
            this.assigner = new Assigner(
                    People.version(document), People.calibrated(document, People.buyers("50", "20", "90")));
        }

        /** What is decided on a day, and remembered. */
        Decision on(LocalDate day, CustomerFacts facts) {
            Decision decision = assigner.decide(facts, standing, day);
            standing = assigner.assign(facts, standing, day).standing();
            last = decision;
            return decision;
        }

        Standing standing() {
            if (standing == null) {
                throw new IllegalStateException("Nothing was decided yet.");
            }
            return standing;
        }

        @Nullable
        String tier() {
            return standing().tier();
        }

        Explanation.Stability why() {
            if (last == null) {
                throw new IllegalStateException("Nothing was decided yet.");
            }
            return last.explanation().stability();
        }
    }
}
