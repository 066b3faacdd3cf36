package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fewest fields that are enough together, by trying every set of two, then of three, then of four; of the sets that are
 * enough, the one that asks for the least effort. Beyond that a set is found by leaving out of all levers what can be spared.
 */
final class FewestChanges {

    private static final int MOST_FIELDS = 4;
    private static final int MOST_TRIES = 300_000;
    private static final int HALVINGS = 20;

    private final Trying trying;
    private final List<Option> open;
    private @Nullable Map<String, Raw> chosen;
    private double effort;

    FewestChanges(Trying trying, List<Option> open) {
        this.trying = trying;
        this.open = open;
    }

    /** Values that are enough together, and whether no fewer fields are. */
    record Found(Map<String, Raw> values, boolean fewest) {}

    /**
     * @param best all levers used
     * @return null when nothing is enough
     */
    @Nullable
    Found find(Map<String, Raw> best) {
        int most = Math.min(MOST_FIELDS, open.size());
        for (int size = 2; size <= most && isAffordable(); size++) {
            choose(size, 0, new ArrayList<>());
            if (chosen != null && isAffordable()) {
                return new Found(chosen, true);
            }
        }
        if (chosen != null) {
            return new Found(chosen, false);
        }
        if (!trying.reaches(best)) {
            return null;
        }
        boolean allTried = isAffordable();
        Map<String, Raw> left = spared(best);
        return new Found(left, allTried && left.size() == MOST_FIELDS + 1);
    }

    private boolean isAffordable() {
        return trying.tries() < MOST_TRIES;
    }

    private void choose(int size, int from, List<Option> set) {
        if (set.size() == size) {
            weigh(set);
            return;
        }
        for (int i = from; i <= open.size() - (size - set.size()) && isAffordable(); i++) {
            set.add(open.get(i));
            choose(size, i + 1, set);
            set.removeLast();
        }
    }

    private void weigh(List<Option> set) {
        Map<String, Raw> enough = cheapest(set, 0, new HashMap<>());
        if (enough == null) {
            return;
        }
        balance(set, enough);
        set.forEach(option -> trying.lessen(option, enough));
        double needed = effort(set, enough);
        if (chosen == null || needed < effort) {
            chosen = enough;
            effort = needed;
        }
    }

    /** The values of a set that are enough with the least effort, or null. */
    private @Nullable Map<String, Raw> cheapest(List<Option> set, int at, Map<String, Raw> values) {
        if (at == set.size()) {
            return trying.reaches(values) ? new HashMap<>(values) : null;
        }
        Map<String, Raw> cheapest = null;
        for (Raw value : set.get(at).values()) {
            if (!isAffordable()) {
                break;
            }
            values.put(set.get(at).field(), value);
            Map<String, Raw> found = cheapest(set, at + 1, values);
            if (found != null && (cheapest == null || effort(set, found) < effort(set, cheapest))) {
                cheapest = found;
            }
        }
        values.remove(set.get(at).field());
        return cheapest;
    }

    private static double effort(List<Option> set, Map<String, Raw> values) {
        double sum = 0;
        for (Option option : set) {
            sum += option.effort(Objects.requireNonNull(values.get(option.field())));
        }
        return sum;
    }

    /** Where values slide, all of them give way alike, as far as the rest is still enough. */
    private void balance(List<Option> set, Map<String, Raw> enough) {
        List<Option> sliding = set.stream().filter(Option::slopes).toList();
        if (sliding.size() < 2) {
            return;
        }
        Map<String, Raw> far = Map.copyOf(enough);
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            Map<String, Raw> tried = new HashMap<>(far);
            sliding.forEach(option -> tried.put(option.field(), between(option, far, middle)));
            if (trying.reaches(tried)) {
                high = middle;
                enough.putAll(tried);
            } else {
                low = middle;
            }
        }
    }

    private static Raw between(Option option, Map<String, Raw> far, double share) {
        Raw end = Objects.requireNonNull(far.get(option.field()));
        BigDecimal to = end.number();
        BigDecimal from = Trying.start(option, to);
        if (to == null || from == null) {
            return end;
        }
        long step = Fields.step(option.field());
        long way = Math.round((Micros.of(to) - Micros.of(from)) * share);
        long value = Micros.of(from) + way;
        return new Raw(Micros.decimal(way > 0 ? Fields.atLeast(value, step) : Fields.atMost(value, step)), null);
    }

    /** Leaves out whatever the rest can do without. */
    private Map<String, Raw> spared(Map<String, Raw> best) {
        Map<String, Raw> left = new HashMap<>(best);
        for (Option option : open) {
            Raw value = left.remove(option.field());
            if (value != null && !trying.reaches(left)) {
                left.put(option.field(), value);
            }
        }
        List<Option> set =
                open.stream().filter(option -> left.containsKey(option.field())).toList();
        balance(set, left);
        set.forEach(option -> trying.lessen(option, left));
        return left;
    }
}
