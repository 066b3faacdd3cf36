package dev.fenji.kernel.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The tier a customer has before an assignment.
 *
 * @param tier tier id, or null when the customer was unrated
 * @param since first day in that tier
 */
public record Standing(@Nullable String tier, LocalDate since) {}
