package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tries changes of one customer. What they lead to is for {@link Assigner} to say. */
final class Trying {

    private static final int PASSES = 2;

    private final Assigner assigner;
    private final CustomerFacts facts;
    private final @Nullable Standing standing;
    private final LocalDate asOf;
    private final int target;
    private int tries;

    Trying(Assigner assigner, CustomerFacts facts, @Nullable Standing standing, LocalDate asOf, int target) {
        this.assigner = assigner;
        this.facts = facts;
        this.standing = standing;
        this.asOf = asOf;
        this.target = target;
    }

    boolean reaches(Map<String, Raw> changes) {
        int tier = rate(changes).tier();
        return tier != Scored.NO_TIER && tier <= target;
    }

    Decision decide(Map<String, Raw> changes) {
        return assigner.decide(new ChangedFacts(facts, changes), standing, asOf);
    }

    /** How often something was tried. */
    int tries() {
        return tries;
    }

    private Rating rate(Map<String, Raw> changes) {
        tries++;
        return assigner.rate(new ChangedFacts(facts, changes), standing, asOf);
    }

    /** All levers used: field by field the value that gives the better tier, then the higher score. */
    Map<String, Raw> best(List<Option> open) {
        Map<String, Raw> best = new HashMap<>();
        Rating rating = rate(best);
        for (int pass = 0; pass < PASSES; pass++) {
            for (Option option : open) {
                for (Raw value : option.values()) {
                    Map<String, Raw> other = new HashMap<>(best);
                    other.put(option.field(), value);
                    Rating rated = rate(other);
                    if (isBetter(rated, rating)) {
                        best = other;
                        rating = rated;
                    }
                }
            }
        }
        return best;
    }

    private static boolean isBetter(Rating one, Rating other) {
        int rank = one.tier() == Scored.NO_TIER ? Integer.MAX_VALUE : one.tier();
        int than = other.tier() == Scored.NO_TIER ? Integer.MAX_VALUE : other.tier();
        return rank < than || rank == than && one.scoreMicros() > other.scoreMicros();
    }

    /** Brings one of the changes that are enough as near to the present value as still is enough. */
    void lessen(Option option, Map<String, Raw> changes) {
        Raw value = Objects.requireNonNull(changes.get(option.field()));
        BigDecimal to = value.number();
        BigDecimal from = start(option, to);
        if (!option.slopes() || to == null || from == null) {
            return;
        }
        long step = Fields.step(option.field());
        long far = Micros.of(to);
        long way = far - Micros.of(from);
        long enough = 0;
        long tooMany = Math.ceilDiv(Math.abs(way), step);
        while (tooMany - enough > 1) {
            long middle = (enough + tooMany) >>> 1;
            Raw nearer = new Raw(Micros.decimal(far - Long.signum(way) * middle * step), null);
            changes.put(option.field(), nearer);
            if (reaches(changes)) {
                enough = middle;
                value = nearer;
            } else {
                tooMany = middle;
            }
        }
        changes.put(option.field(), value);
    }

    /** From unknown the search begins at the value that is farthest from the one that is enough. */
    static @Nullable BigDecimal start(Option option, @Nullable BigDecimal to) {
        BigDecimal from = option.from().number();
        if (from != null || to == null) {
            return from;
        }
        return option.values().stream()
                .map(Raw::number)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(value -> value.subtract(to).abs()))
                .orElse(null);
    }
}
