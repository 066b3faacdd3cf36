package dev.fenji.kernel.policy;

import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.Explanation.Raw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two explanations of one customer.
 *
 * @param tierBefore tier then
 * @param tierAfter tier now
 * @param totalBefore score then
 * @param totalAfter score now
 * @param samePolicy whether both come from the same policy version
 * @param sameCalibration whether both rest on the same calibration
 * @param changes criteria whose value, points or contribution changed, in policy order, vanished ones last
 */
public record ExplanationDiff(
        @Nullable String tierBefore,
        @Nullable String tierAfter,
        @Nullable BigDecimal totalBefore,
        @Nullable BigDecimal totalAfter,
        boolean samePolicy,
        boolean sameCalibration,
        List<Change> changes) {

    /**
     * One criterion then and now; a side is null when the criterion was not there.
     *
     * @param criterion id
     * @param before then
     * @param after now
     * @param contribution change of the contribution; an unknown side counts as nothing added
     */
    public record Change(
            String criterion,
            @Nullable Part before,
            @Nullable Part after,
            BigDecimal contribution) {

        public Raw rawBefore() {
            return before == null ? Raw.UNKNOWN : before.raw();
        }

        public Raw rawAfter() {
            return after == null ? Raw.UNKNOWN : after.raw();
        }
    }

    static ExplanationDiff between(Explanation before, Explanation after) {
        boolean samePolicy = before.policyId() == after.policyId() && before.policyVersion() == after.policyVersion();
        return new ExplanationDiff(
                before.tier(),
                after.tier(),
                before.total(),
                after.total(),
                samePolicy,
                samePolicy && before.provenance().equals(after.provenance()),
                changes(before.parts(), after.parts()));
    }

    private static List<Change> changes(List<Part> before, List<Part> after) {
        Map<String, Part> then = new LinkedHashMap<>();
        before.forEach(part -> then.put(part.criterion(), part));
        List<Change> changes = new ArrayList<>();
        for (Part now : after) {
            Part old = then.remove(now.criterion());
            if (!Objects.equals(old, now)) {
                changes.add(new Change(now.criterion(), old, now, added(now).subtract(added(old))));
            }
        }
        then.forEach((criterion, old) ->
                changes.add(new Change(criterion, old, null, added(old).negate())));
        return List.copyOf(changes);
    }

    private static BigDecimal added(@Nullable Part part) {
        return part == null || part.contribution() == null ? BigDecimal.ZERO : part.contribution();
    }
}
