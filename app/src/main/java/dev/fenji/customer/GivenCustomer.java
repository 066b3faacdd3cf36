package dev.fenji.customer;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that one call says about a customer: the rows of its key put together, later ones over earlier ones. */
final class GivenCustomer {

    private CustomerRow row;
    private final SequencedSet<String> countries = new LinkedHashSet<>();

    GivenCustomer(CustomerRow row) {
        this.row = row;
        see(row);
    }

    CustomerRow row() {
        return row;
    }

    /** Every country the rows name, the prevailing one among them. */
    SequencedSet<String> countries() {
        return countries;
    }

    void add(CustomerRow later) {
        see(later);
        var before = row;
        boolean laterCountry = prevails(later, before);
        row = new CustomerRow(
                before.key(),
                first(later.name(), before.name()),
                first(later.type(), before.type()),
                laterCountry ? later.country() : before.country(),
                laterCountry ? later.countryAt() : before.countryAt(),
                first(later.city(), before.city()),
                first(later.region(), before.region()),
                first(later.postalCode(), before.postalCode()),
                first(later.industry(), before.industry()),
                first(later.sizeClass(), before.sizeClass()),
                first(later.language(), before.language()),
                first(later.email(), before.email()),
                first(later.phone(), before.phone()),
                first(later.currency(), before.currency()),
                first(later.parentKey(), before.parentKey()),
                first(later.creditLimit(), before.creditLimit()),
                later.tags().isEmpty() ? before.tags() : later.tags(),
                merged(before.attributes(), later.attributes()));
    }

    @Nullable
    String name() {
        return row.name();
    }

    @Nullable
    String type() {
        return Optional.ofNullable(row.type()).map(Enum::name).orElse(null);
    }

    @Nullable
    String countryAt() {
        return Optional.ofNullable(row.countryAt()).map(Instant::toString).orElse(null);
    }

    @Nullable
    String creditLimit() {
        return Optional.ofNullable(row.creditLimit())
                .map(BigDecimal::toPlainString)
                .orElse(null);
    }

    String search() {
        var name = row.name();
        return SearchText.of(name == null ? row.key() : name, row.key());
    }

    private void see(CustomerRow seen) {
        if (seen.country() != null) {
            countries.add(seen.country());
        }
    }

    /** A customer record over an order, a later order over an earlier one; the same rule stands in the SQL. */
    private static boolean prevails(CustomerRow later, CustomerRow before) {
        if (later.country() == null || before.country() == null) {
            return later.country() != null;
        }
        if (later.countryAt() == null || before.countryAt() == null) {
            return later.countryAt() == null;
        }
        int time = later.countryAt().compareTo(before.countryAt());
        return time > 0 || (time == 0 && later.country().compareTo(before.country()) > 0);
    }

    private static Map<String, Object> merged(Map<String, Object> before, Map<String, Object> later) {
        if (later.isEmpty()) {
            return before;
        }
        var all = new TreeMap<>(before);
        all.putAll(later);
        return all;
    }

    private static <T> @Nullable T first(@Nullable T a, @Nullable T b) {
        return a == null ? b : a;
    }
}
