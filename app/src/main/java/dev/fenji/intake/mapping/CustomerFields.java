package dev.fenji.intake.mapping;

import dev.fenji.customer.CustomerRow;
import dev.fenji.customer.CustomerType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a row says about a customer, be it the customer's own record or a line of an order. */
final class CustomerFields {

    private static final List<Target> TEXTS = List.of(
            Target.CUSTOMER_NAME,
            Target.CUSTOMER_TYPE,
            Target.COUNTRY,
            Target.CITY,
            Target.REGION,
            Target.POSTAL_CODE,
            Target.INDUSTRY,
            Target.SIZE_CLASS,
            Target.LANGUAGE,
            Target.EMAIL,
            Target.PHONE);
    private static final long MULTIPLIER = 1_125_899_906_842_597L;

    private record Attribute(String name, int cell) {}

    private final Cells cells;
    private final Target[] used;
    private final List<Attribute> attributes = new ArrayList<>();

    CustomerFields(Mapping mapping, List<String> header, Cells cells) {
        this.cells = cells;
        this.used = TEXTS.stream().filter(cells::mapped).toArray(Target[]::new);
        mapping.columns().forEach((target, column) -> {
            if (target.startsWith(Target.ATTRIBUTE) && header.contains(column)) {
                attributes.add(new Attribute(target.substring(Target.ATTRIBUTE.length()), header.indexOf(column)));
            }
        });
    }

    /** The customer as a line of an order shows it: the country is as good as the order is recent. */
    @Nullable
    CustomerRow row(String key, Instant at) {
        return used.length == 0 && attributes.isEmpty()
                ? null
                : builder(key).country(cells.text(Target.COUNTRY), at).build();
    }

    /** The customer as its own record says. */
    CustomerRow record(String key) {
        return builder(key)
                .country(cells.text(Target.COUNTRY))
                .currency(cells.currency(Target.CURRENCY))
                .parentKey(cells.key(Target.PARENT_KEY))
                .creditLimit(cells.decimal(Target.CREDIT_LIMIT))
                .tags(tags())
                .build();
    }

    private CustomerRow.Builder builder(String key) {
        return CustomerRow.key(key)
                .name(cells.text(Target.CUSTOMER_NAME))
                .type(type())
                .city(cells.text(Target.CITY))
                .region(cells.text(Target.REGION))
                .postalCode(cells.text(Target.POSTAL_CODE))
                .industry(cells.text(Target.INDUSTRY))
                .sizeClass(cells.text(Target.SIZE_CLASS))
                .language(cells.text(Target.LANGUAGE))
                .email(cells.text(Target.EMAIL))
                .phone(cells.text(Target.PHONE))
                .attributes(attributes());
    }

    private List<String> tags() {
        String given = cells.text(Target.TAGS);
        return given == null
                ? List.of()
                : Arrays.stream(given.split("[;,|，；]"))
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .distinct()
                        .toList();
    }

    private Map<String, Object> attributes() {
        if (attributes.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            String text = cells.text(attribute.cell());
            if (text != null) {
                values.put(attribute.name(), typed(text));
            }
        }
        return values;
    }

    /** A plain number becomes a number, unless it is written like a key (leading zero, plus sign). */
    private static Object typed(String text) {
        boolean number = text.length() <= 15 && text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
        if (number) {
            return new BigDecimal(text);
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    private @Nullable CustomerType type() {
        String given = cells.text(Target.CUSTOMER_TYPE);
        if (given == null) {
            return null;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "organisation", "organization", "company", "business", "b2b", "企业", "公司", "组织" ->
                CustomerType.ORGANISATION;
            case "person", "individual", "consumer", "private", "b2c", "个人" -> CustomerType.PERSON;
            default -> CustomerType.UNKNOWN;
        };
    }

    long digest() {
        long digest = 7;
        for (Target target : used) {
            String text = cells.text(target);
            digest = digest * MULTIPLIER + (text == null ? 0 : text.hashCode());
        }
        for (Attribute attribute : attributes) {
            String text = cells.text(attribute.cell());
            digest = digest * MULTIPLIER + (text == null ? 0 : text.hashCode());
        }
        return digest;
    }

    void preview(Map<String, Object> values) {
        for (Target target : used) {
            String text = cells.text(target);
            if (text != null) {
                values.put(target.id(), text);
            }
        }
        attributes().forEach((name, value) -> values.put(Target.ATTRIBUTE + name, value));
    }
}
