package dev.fenji.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A declared input as it was recorded. It never changes; one that was wrong is withdrawn and stays.
 *
 * @param withdrawn null while it holds
 */
public record PotentialInput(
        long id,
        long customerId,
        DeclaredPotential said,
        Instant recordedAt,
        String recordedBy,
        @Nullable Withdrawal withdrawn) {

    /**
     * @param reason null when another input replaced it
     * @param replacedBy that input
     */
    public record Withdrawal(
            Instant at,
            String by,
            @Nullable String reason,
            @Nullable Long replacedBy) {}
}
