package dev.fenji.intake.mapping;

import static dev.fenji.intake.mapping.Kind.CONTACTS;
import static dev.fenji.intake.mapping.Kind.CUSTOMERS;
import static dev.fenji.intake.mapping.Kind.EXCHANGE_RATES;
import static dev.fenji.intake.mapping.Kind.ORDERS;
import static dev.fenji.intake.mapping.Kind.ORDER_LINES;
import static dev.fenji.intake.mapping.Kind.POTENTIAL_INPUTS;
import static dev.fenji.intake.mapping.Kind.PRODUCTS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every field that a column can be mapped to. Titles are in the bundles {@code i18n/intake/targets}. */
public enum Target {
    DOCUMENT("document", Type.KEY, ORDER_LINES, ORDERS),
    OCCURRED_AT("occurredAt", Type.DATE, ORDER_LINES, ORDERS),
    CUSTOMER_KEY("customerKey", Type.KEY, ORDER_LINES, ORDERS, CUSTOMERS, CONTACTS, POTENTIAL_INPUTS),
    PRODUCT_KEY("productKey", Type.KEY, ORDER_LINES, PRODUCTS),
    DESCRIPTION("description", Type.TEXT, ORDER_LINES, ORDERS),
    QUANTITY("quantity", Type.NUMBER, ORDER_LINES),
    UNIT_PRICE("unitPrice", Type.NUMBER, ORDER_LINES),
    DISCOUNT("discount", Type.SHARE, ORDER_LINES),
    AMOUNT("amount", Type.NUMBER, ORDER_LINES, ORDERS),
    CURRENCY("currency", Type.CURRENCY, ORDER_LINES, ORDERS, CUSTOMERS, PRODUCTS),
    UNIT_COST("unitCost", Type.NUMBER, ORDER_LINES, PRODUCTS),
    COST("cost", Type.NUMBER, ORDER_LINES, ORDERS),
    GOODS("goods", Type.BOOLEAN, ORDER_LINES, ORDERS, PRODUCTS),
    ORIGINAL_DOCUMENT("originalDocument", Type.KEY, ORDER_LINES, ORDERS),
    STATUS("status", Type.TEXT, ORDER_LINES, ORDERS),
    PRODUCT_NAME("productName", Type.TEXT, ORDER_LINES, PRODUCTS),
    CATEGORY("category", Type.TEXT, ORDER_LINES, PRODUCTS),
    SUBCATEGORY("subcategory", Type.TEXT, ORDER_LINES, PRODUCTS),
    CUSTOMER_NAME("customerName", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    CUSTOMER_TYPE("customerType", Type.CUSTOMER_TYPE, ORDER_LINES, ORDERS, CUSTOMERS),
    COUNTRY("country", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    CITY("city", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    REGION("region", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    POSTAL_CODE("postalCode", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    INDUSTRY("industry", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    SIZE_CLASS("sizeClass", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS),
    LANGUAGE("language", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS, CONTACTS),
    EMAIL("email", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS, CONTACTS),
    PHONE("phone", Type.TEXT, ORDER_LINES, ORDERS, CUSTOMERS, CONTACTS),
    PARENT_KEY("parentKey", Type.KEY, CUSTOMERS),
    CREDIT_LIMIT("creditLimit", Type.NUMBER, CUSTOMERS),
    TAGS("tags", Type.TEXT, CUSTOMERS),
    CONTACT_KEY("contactKey", Type.KEY, CONTACTS),
    CONTACT_NAME("contactName", Type.TEXT, CONTACTS),
    CONTACT_ROLE("contactRole", Type.TEXT, CONTACTS),
    RATE_DATE("rateDate", Type.DATE, EXCHANGE_RATES),
    RATE_BASE("rateBase", Type.CURRENCY, EXCHANGE_RATES),
    RATE_QUOTE("rateQuote", Type.CURRENCY, EXCHANGE_RATES),
    RATE("rate", Type.RATE, EXCHANGE_RATES),
    POTENTIAL_KIND("potentialKind", Type.POTENTIAL_KIND, POTENTIAL_INPUTS),
    VALUE("value", Type.NUMBER, POTENTIAL_INPUTS),
    SOURCE("source", Type.TEXT, POTENTIAL_INPUTS),
    OBSERVED_ON("observedOn", Type.DATE, POTENTIAL_INPUTS),
    CONFIDENCE("confidence", Type.CONFIDENCE, POTENTIAL_INPUTS),
    VALID_UNTIL("validUntil", Type.DATE, EXCHANGE_RATES, POTENTIAL_INPUTS),
    NOTE("note", Type.TEXT, POTENTIAL_INPUTS);

    /** How a field's text is read. */
    public enum Type {
        KEY,
        TEXT,
        NUMBER,
        SHARE,
        RATE,
        DATE,
        CURRENCY,
        BOOLEAN,
        CUSTOMER_TYPE,
        POTENTIAL_KIND,
        /** A share between 0 and 1, or one of the words high, medium and low. */
        CONFIDENCE
    }

    /** A custom field of the customer: {@code attribute.<name>}. */
    public static final String ATTRIBUTE = "attribute.";

    /** Targets a mapping must fill, by column or constant. */
    private static final Map<Kind, List<Target>> REQUIRED = Map.of(
            CONTACTS, List.of(CONTACT_KEY, CUSTOMER_KEY),
            ORDER_LINES, List.of(DOCUMENT, OCCURRED_AT, CUSTOMER_KEY, CURRENCY),
            ORDERS, List.of(DOCUMENT, OCCURRED_AT, CUSTOMER_KEY, AMOUNT, CURRENCY),
            CUSTOMERS, List.of(CUSTOMER_KEY),
            PRODUCTS, List.of(PRODUCT_KEY),
            EXCHANGE_RATES, List.of(RATE_DATE),
            POTENTIAL_INPUTS, List.of(CUSTOMER_KEY, POTENTIAL_KIND, VALUE, SOURCE, OBSERVED_ON, CONFIDENCE));

    private static final Map<String, Target> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Target::id, Function.identity()));

    private final String id;
    private final Type type;
    private final Set<Kind> kinds;

    Target(String id, Type type, Kind first, Kind... more) {
        this.id = id;
        this.type = type;
        this.kinds = EnumSet.of(first, more);
    }

    public String id() {
        return id;
    }

    public Type type() {
        return type;
    }

    public boolean belongsTo(Kind kind) {
        return kinds.contains(kind);
    }

    public boolean requiredFor(Kind kind) {
        return required(kind).contains(this);
    }

    public static List<Target> required(Kind kind) {
        return REQUIRED.getOrDefault(kind, List.of());
    }

    public static List<Target> of(Kind kind) {
        return Arrays.stream(values()).filter(t -> t.belongsTo(kind)).toList();
    }

    public static @Nullable Target byId(String id) {
        return BY_ID.get(id);
    }
}
