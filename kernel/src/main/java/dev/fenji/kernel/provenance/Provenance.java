package dev.fenji.kernel.provenance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a figure was made. The caller fills it; the kernel carries it along and never invents a part of it.
 *
 * @param runId the run that computed the metrics, or null for a preview that is not stored
 * @param asOf facts of days before this one count
 * @param knownAt facts recorded up to this moment count; null when none was set
 * @param policyId policy, or null outside policies
 * @param policyVersion its version number, 0 for a draft
 * @param calibrationId stored calibration, or null when not stored
 * @param zone IANA zone in which facts got their days
 * @param baseCurrency ISO 4217 code of all money
 * @param rows customers looked at
 * @param inputDigest digest of the input rows, or null when not taken
 * @param seed seed of anything random; 0 when nothing is
 * @param codeVersion version of the program
 * @param parameters further parameters by name, in text
 */
public record Provenance(
        @Nullable Long runId,
        LocalDate asOf,
        @Nullable Instant knownAt,
        @Nullable Long policyId,
        int policyVersion,
        @Nullable Long calibrationId,
        String zone,
        String baseCurrency,
        long rows,
        @Nullable String inputDigest,
        long seed,
        String codeVersion,
        Map<String, String> parameters) {

    public Provenance {
        parameters = Map.copyOf(parameters);
    }

    /** A provenance with only what the kernel itself needs. */
    public static Provenance of(LocalDate asOf, String zone, String baseCurrency) {
        return new Provenance(null, asOf, null, null, 0, null, zone, baseCurrency, 0, null, 0, "", Map.of());
    }

    /** The same for facts of another day, known at another time. */
    public Provenance at(LocalDate day, Instant known) {
        return new Provenance(
                runId,
                day,
                known,
                policyId,
                policyVersion,
                calibrationId,
                zone,
                baseCurrency,
                rows,
                inputDigest,
                seed,
                codeVersion,
                parameters);
    }

    public Provenance withRows(long count) {
        return new Provenance(
                runId,
                asOf,
                knownAt,
                policyId,
                policyVersion,
                calibrationId,
                zone,
                baseCurrency,
                count,
                inputDigest,
                seed,
                codeVersion,
                parameters);
    }

    public Provenance withPolicy(long id, int version) {
        return new Provenance(
                runId,
                asOf,
                knownAt,
                id,
                version,
                calibrationId,
                zone,
                baseCurrency,
                rows,
                inputDigest,
                seed,
                codeVersion,
                parameters);
    }
}
