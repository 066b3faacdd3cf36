package dev.fenji.tiering;

import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.Decision;
import dev.fenji.kernel.policy.ExplanationDiff;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a customer has its tier on a day.
 *
 * @param policy the policy
 * @param version the version that decided
 * @param asOf the day that the figures are of
 * @param validFrom since when the result holds
 * @param since since when the tier holds
 * @param outcome how the result that holds came about
 * @param cause what brought the result, or null when it is not known
 * @param sinceBefore what changed when the result came, or null when it is the first
 */
public record Explained(
        Policy policy,
        StoredVersion version,
        LocalDate asOf,
        LocalDate validFrom,
        LocalDate since,
        String outcome,
        Decision decision,
        Calibration calibration,
        int calibrationId,
        @Nullable StandingMove cause,
        @Nullable ExplanationDiff sinceBefore) {}
