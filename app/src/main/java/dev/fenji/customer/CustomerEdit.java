package dev.fenji.customer;

import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies a change by hand to a customer, and says everything that is wrong with it at once. */
@Component
class CustomerEdit {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "type",
            "country",
            "city",
            "region",
            "postalCode",
            "industry",
            "sizeClass",
            "language",
            "email",
            "phone",
            "currency",
            "parentId",
            "creditLimit",
            "tags",
            "attributes");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int LONGEST_TEXT = 1000;

    private final Countries countries;
    private final CustomerTable table;

    CustomerEdit(Countries countries, CustomerTable table) {
        this.countries = countries;
        this.table = table;
    }

    Customer apply(Customer before, CustomerChange change) {
        var reading = new Reading(change.fields());
        for (var field : change.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                reading.problem(CustomerProblem.UNKNOWN_FIELD, field, Map.of("field", field));
            }
        }
        var after = changed(before, reading);
        if (!reading.problems.isEmpty()) {
            throw new ProblemException(
                    Problem.of(CustomerProblem.INVALID_CHANGE, Map.of("count", reading.problems.size())),
                    reading.problems);
        }
        return after;
    }

    private Customer changed(Customer before, Reading reading) {
        var countryGiven = reading.text("country", before.countryGiven());
        return new Customer(
                before.id(),
                before.source(),
                before.externalKey(),
                reading.name(before.name()),
                reading.type(before.type()),
                Objects.equals(countryGiven, before.countryGiven()) ? before.country() : code(countryGiven),
                countryGiven,
                before.countriesSeen(),
                reading.text("city", before.city()),
                reading.text("region", before.region()),
                reading.text("postalCode", before.postalCode()),
                reading.text("industry", before.industry()),
                reading.text("sizeClass", before.sizeClass()),
                reading.text("language", before.language()),
                reading.text("email", before.email()),
                reading.text("phone", before.phone()),
                reading.currency(before.currency()),
                parent(before, reading),
                before.parentName(),
                reading.money("creditLimit", before.creditLimit()),
                reading.tags(before.tags()),
                reading.attributes(before.attributes()),
                before.createdAt(),
                before.updatedAt());
    }

    private @Nullable String code(@Nullable String given) {
        return given != null && countries.resolve(given) instanceof CountryMatch.Resolved resolved
                ? resolved.country()
                : null;
    }

    private @Nullable Long parent(Customer before, Reading reading) {
        if (!reading.fields.containsKey("parentId")) {
            return before.parentId();
        }
        var value = reading.fields.get("parentId");
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || table.get(number.longValue()).isEmpty()) {
            reading.invalid("parentId", value);
            return null;
        }
        if (table.isAbove(before.id(), number.longValue())) {
            reading.problem(CustomerProblem.PARENT_IN_CIRCLE, "parentId", Map.of("parent", number.longValue()));
        }
        return number.longValue();
    }

    /** Reads typed values out of the change; what cannot be read becomes a problem. */
    private static final class Reading {
        private final Map<String, @Nullable Object> fields;
        private final List<Problem> problems = new ArrayList<>();

        Reading(Map<String, @Nullable Object> fields) {
            this.fields = fields;
        }

        void problem(CustomerProblem type, String place, Map<String, Object> values) {
            problems.add(new Problem(type, values, place));
        }

        void invalid(String field, @Nullable Object value) {
            problem(CustomerProblem.INVALID_VALUE, field, Map.of("field", field, "value", String.valueOf(value)));
        }

        String name(String before) {
            var name = text("name", before);
            if (name == null) {
                invalid("name", "");
                return before;
            }
            return name;
        }

        @Nullable
        String text(String field, @Nullable String before) {
            if (!fields.containsKey(field)) {
                return before;
            }
            var value = fields.get(field);
            if (value == null) {
                return null;
            }
            if (!(value instanceof String text) || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                invalid(field, value);
                return before;
            }
            return text.isBlank() ? null : text.strip();
        }

        CustomerType type(CustomerType before) {
            var text = text("type", before.name());
            for (var type : CustomerType.values()) {
                if (type.name().equals(text)) {
                    return type;
                }
            }
            invalid("type", text);
            return before;
        }

        @Nullable
        String currency(@Nullable String before) {
            var text = text("currency", before);
            if (text != null && !CURRENCY.matcher(text).matches()) {
                invalid("currency", text);
            }
            return text;
        }

        @Nullable
        BigDecimal money(String field, @Nullable BigDecimal before) {
            if (!fields.containsKey(field)) {
                return before;
            }
            var value = fields.get(field);
            if (value == null) {
                return null;
            }
            try {
                return Money.read(value.toString());
            } catch (NumberFormatException e) {
                invalid(field, value);
                return before;
            }
        }

        List<String> tags(List<String> before) {
            if (!fields.containsKey("tags")) {
                return before;
            }
            if (fields.get("tags") instanceof List<?> given && given.stream().allMatch(String.class::isInstance)) {
                return given.stream()
                        .map(tag -> tag.toString().strip())
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
            }
            invalid("tags", fields.get("tags"));
            return before;
        }

        /** Custom fields: those named change, null takes one away, the others stay. */
        Map<String, Object> attributes(Map<String, Object> before) {
            if (!fields.containsKey("attributes")) {
                return before;
            }
            if (!(fields.get("attributes") instanceof Map<?, ?> given)) {
                invalid("attributes", fields.get("attributes"));
                return before;
            }
            var after = new TreeMap<>(before);
            given.forEach((name, value) -> {
                if (value == null) {
                    after.remove(name.toString());
                } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                    after.put(name.toString(), value);
                } else {
                    invalid("attributes." + name, value);
                }
            });
            return new LinkedHashMap<>(after);
        }
    }
}
