package dev.fenji.customer;

import dev.fenji.shared.Page;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From country texts to ISO 3166: codes, names in English and Chinese, common aliases and what people decided. */
public interface Countries {

    /** What this text stands for. */
    CountryMatch resolve(String given);

    /** The same for many texts at once. */
    Map<String, CountryMatch> resolve(Collection<String> given);

    /** A text that stands for no country yet, and how many customers have it. */
    record Unresolved(String given, long customers) {}

    /** What a person decided about a text; no country = keep it as given. */
    record Alias(String given, @Nullable String country, String decidedBy, Instant decidedAt) {}

    /** A customer whose sources name different countries, and the one that prevails. */
    record Disagreement(
            long customerId, String name, @Nullable String country, String prevailing, List<String> given) {}

    /** Texts that wait for a decision, the most frequent first. */
    List<Unresolved> unresolved();

    /** Every decision. */
    List<Alias> aliases();

    /**
     * Remembers what a text stands for, null = it is no country and stays as given, and resolves the customers that have
     * it anew.
     *
     * @return how many customers changed
     */
    int decide(String given, @Nullable String country);

    /** Takes a decision back. */
    int forget(String given);

    /**
     * Customers whose sources name different countries. The customer record prevails over orders, a later order over an
     * earlier one.
     */
    Page<Disagreement> disagreements(@Nullable String cursor, int limit);
}
