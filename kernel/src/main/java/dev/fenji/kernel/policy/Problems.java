package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.PolicyProblem.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong, so that people mend a document in one go. */
final class Problems {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_+-]{0,39}");

    private final List<PolicyProblem> found = new ArrayList<>();

    void add(Kind kind, String place) {
        add(kind, place, Map.of());
    }

    void add(Kind kind, String place, Map<String, Object> facts) {
        found.add(new PolicyProblem(kind, place, facts));
    }

    void requireText(@Nullable String text, String place) {
        if (text == null || text.isBlank()) {
            add(Kind.REQUIRED, place);
        }
    }

    /** A stable name that is used once. */
    void requireId(String id, String place, Set<String> seen) {
        if (!ID.matcher(id).matches()) {
            add(Kind.MALFORMED, place, Map.of("value", id, "expected", "letters, digits, _ + -, at most 40"));
        }
        if (!seen.add(id)) {
            add(Kind.DUPLICATE_ID, place, Map.of("id", id));
        }
    }

    void requireRange(BigDecimal value, String from, String to, String place) {
        if (value.compareTo(new BigDecimal(from)) < 0 || value.compareTo(new BigDecimal(to)) > 0) {
            add(Kind.OUT_OF_RANGE, place, Map.of("value", value, "from", from, "to", to));
        }
    }

    void requireRange(int value, int from, int to, String place) {
        if (value < from || value > to) {
            add(Kind.OUT_OF_RANGE, place, Map.of("value", value, "from", from, "to", to));
        }
    }

    void requireDecimals(@Nullable BigDecimal value, int most, String place) {
        if (value == null) {
            return;
        }
        boolean fits = value.stripTrailingZeros().scale() <= most && value.abs().compareTo(LARGEST) <= 0;
        if (!fits) {
            add(Kind.MALFORMED, place, Map.of("value", value, "expected", "at most %d decimals".formatted(most)));
        }
    }

    List<PolicyProblem> all() {
        return List.copyOf(found);
    }

    /** Far from the edge of what a long holds in millionths. */
    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
}
