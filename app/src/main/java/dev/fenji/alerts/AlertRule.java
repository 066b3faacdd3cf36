package dev.fenji.alerts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When alerts of a kind are raised, and for whom.
 *
 * @param threshold {@code WILL_DROP}: how many of the best tiers count; {@code TIER_SHRINKS}, {@code COUNTRY_LOSES}: percent lost from
 *     which on it matters; without meaning for {@code DEMOTED}
 * @param minimum {@code TIER_SHRINKS}: customers lost from which on it matters; else net revenue of the customer or the country, in the
 *     better of this window and the one before, from which on it matters
 * @param owner user name of whoever gets them, or null for who published the policy in force
 */
public record AlertRule(
        AlertKind kind,
        boolean enabled,
        BigDecimal threshold,
        BigDecimal minimum,
        @Nullable String owner) {}
