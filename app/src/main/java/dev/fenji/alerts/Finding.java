package dev.fenji.alerts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param subject what it is about; with the kind it tells one occasion from another
 */
record Finding(
        AlertKind kind,
        String subject,
        @Nullable Long customerId,
        @Nullable String tier,
        @Nullable String country,
        Map<String, Object> facts) {

    static Finding ofCustomer(AlertKind kind, long customer, @Nullable String tier, Map<String, Object> facts) {
        return new Finding(kind, subject(customer), customer, tier, null, facts);
    }

    static String subject(long customer) {
        return "customer:" + customer;
    }

    static Finding ofTier(AlertKind kind, String tier, Map<String, Object> facts) {
        return new Finding(kind, "tier:" + tier, null, tier, null, facts);
    }

    static Finding ofCountry(AlertKind kind, String country, Map<String, Object> facts) {
        return new Finding(kind, "country:" + country, null, null, country, facts);
    }

    Key key() {
        return new Key(kind, subject);
    }

    record Key(AlertKind kind, String subject) {}
}
