package dev.fenji.kernel.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a company wishes of a tier and can afford. It decides nobody's tier: a simulation shows how far a policy is from it.
 *
 * @param share wished share of the rated customers, 0..1, or null
 * @param capacity how many customers the people and means of the tier can serve, or null
 * @param cost what one customer's treatment costs in a year, in the base currency, or null
 */
public record TierPlan(
        @Nullable BigDecimal share,
        @Nullable Integer capacity,
        @Nullable BigDecimal cost) {}
