package dev.fenji.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source says about one customer. Null means "not said" and never overwrites what is known; so do no tags and
 * an attribute that is not in the map.
 *
 * @param key the customer's key in its source
 * @param country the country as given; {@link Countries} resolves it
 * @param countryAt when the order was made that names the country; null when the customer record itself says it. A
 *     customer record outranks orders, a later order outranks an earlier one.
 * @param parentKey the parent's key in the same source; it may arrive later
 * @param attributes custom fields: text, number, boolean or null
 */
public record CustomerRow(
        String key,
        @Nullable String name,
        @Nullable CustomerType type,
        @Nullable String country,
        @Nullable Instant countryAt,
        @Nullable String city,
        @Nullable String region,
        @Nullable String postalCode,
        @Nullable String industry,
        @Nullable String sizeClass,
        @Nullable String language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String currency,
        @Nullable String parentKey,
        @Nullable BigDecimal creditLimit,
        List<String> tags,
        Map<String, Object> attributes) {

    public CustomerRow {
        if (key.isBlank()) {
            throw new IllegalArgumentException("A customer needs a key in its source.");
        }
        tags = List.copyOf(tags);
        attributes = Map.copyOf(attributes);
    }

    /** Starts a row for the customer with this key. */
    public static Builder key(String key) {
        return new Builder(key);
    }

    /** Collects what is said; the rest stays unsaid. */
    public static final class Builder {
        private final String key;
        private @Nullable String name;
        private @Nullable CustomerType type;
        private @Nullable String country;
        private @Nullable Instant countryAt;
        private @Nullable String city;
        private @Nullable String region;
        private @Nullable String postalCode;
        private @Nullable String industry;
        private @Nullable String sizeClass;
        private @Nullable String language;
        private @Nullable String email;
        private @Nullable String phone;
        private @Nullable String currency;
        private @Nullable String parentKey;
        private @Nullable BigDecimal creditLimit;
        private List<String> tags = List.of();
        private Map<String, Object> attributes = Map.of();

        private Builder(String key) {
            this.key = key;
        }

        public Builder name(@Nullable String value) {
            name = value;
            return this;
        }

        public Builder type(@Nullable CustomerType value) {
            type = value;
            return this;
        }

        /** The country as the customer record gives it. */
        public Builder country(@Nullable String value) {
            return country(value, null);
        }

        /** The country as an order made at this time gives it. */
        public Builder country(@Nullable String value, @Nullable Instant at) {
            country = value;
            countryAt = at;
            return this;
        }

        public Builder city(@Nullable String value) {
            city = value;
            return this;
        }

        public Builder region(@Nullable String value) {
            region = value;
            return this;
        }

        public Builder postalCode(@Nullable String value) {
            postalCode = value;
            return this;
        }

        public Builder industry(@Nullable String value) {
            industry = value;
            return this;
        }

        public Builder sizeClass(@Nullable String value) {
            sizeClass = value;
            return this;
        }

        public Builder language(@Nullable String value) {
            language = value;
            return this;
        }

        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        public Builder phone(@Nullable String value) {
            phone = value;
            return this;
        }

        public Builder currency(@Nullable String value) {
            currency = value;
            return this;
        }

        public Builder parentKey(@Nullable String value) {
            parentKey = value;
            return this;
        }

        public Builder creditLimit(@Nullable BigDecimal value) {
            creditLimit = value;
            return this;
        }

        public Builder tags(List<String> value) {
            tags = value;
            return this;
        }

        public Builder attributes(Map<String, Object> value) {
            attributes = value;
            return this;
        }

        public CustomerRow build() {
            return new CustomerRow(
                    key,
                    name,
                    type,
                    country,
                    countryAt,
                    city,
                    region,
                    postalCode,
                    industry,
                    sizeClass,
                    language,
                    email,
                    phone,
                    currency,
                    parentKey,
                    creditLimit,
                    tags,
                    attributes);
        }
    }
}
