package dev.fenji.shared;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whose customers these are.
 *
 * @param baseCurrency ISO 4217; every stored order also has its amount in it
 * @param zone in which an instant becomes a day
 * @param contact to whom questions about decisions go, or null when nobody said
 * @param demo set when the data is a demonstration
 */
public record OrganisationProfile(
        String name,
        String baseCurrency,
        ZoneId zone,
        @Nullable String contact,
        @Nullable Demo demo) {
    /** Where demonstration data came from, and by how many days its dates were moved. */
    public record Demo(String source, int shiftedDays) {}
}
