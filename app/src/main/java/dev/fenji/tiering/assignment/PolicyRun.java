package dev.fenji.tiering.assignment;

import dev.fenji.kernel.policy.CalibrationOutcome;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.tiering.TieringProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one policy version fared in one run.
 *
 * @param refusals why it could not be calibrated; empty when it could
 * @param changed customers whose result changed
 * @param outputDigest SHA-256 over all results, changed or not
 * @param calibrationId what its rows rest on; 0 when it was refused
 * @param moves customers whose tier changed
 */
public record PolicyRun(
        PolicyVersion version,
        long runId,
        LocalDate asOf,
        Instant knownAt,
        List<CalibrationOutcome.Refusal> refusals,
        @Nullable RunSummary summary,
        long changed,
        String outputDigest,
        int calibrationId,
        List<AssignmentChunk.Move> moves) {

    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("policyId", version.policyId());
        map.put("version", version.number());
        map.put("slug", version.document().slug());
        map.put("title", version.document().title());
        map.put("changed", changed);
        map.put("outputDigest", outputDigest);
        if (summary != null) {
            map.put("rated", summary.rated());
            map.put("unrated", summary.unrated());
        }
        if (!refusals.isEmpty()) {
            map.put(
                    "refusals",
                    refusals.stream()
                            .map(refusal -> Map.of(
                                    "slug",
                                    TieringProblem.CALIBRATION + refusal.kind().slug(),
                                    "values",
                                    refusal.facts()))
                            .toList());
        }
        return map;
    }
}
