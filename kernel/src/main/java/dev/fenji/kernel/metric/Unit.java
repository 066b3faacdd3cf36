package dev.fenji.kernel.metric;

import dev.fenji.kernel.facts.FieldType;
import java.math.BigDecimal;

/** The unit of a figure, the smallest sensible change of it, and how it is typed as a field. */
public enum Unit {
    DAYS(FieldType.NUMBER, "1"),
    COUNT(FieldType.NUMBER, "1"),
    /** Base currency of the organisation. */
    MONEY(FieldType.MONEY, "0.01"),
    /** A share: 0.25 is 25 %. */
    RATIO(FieldType.NUMBER, "0.0001"),
    /** A percentage as people write it: 25 is 25 %. */
    PERCENT(FieldType.NUMBER, "0.1"),
    POINTS(FieldType.NUMBER, "0.01"),
    /** A number without a declared unit, as custom fields have. */
    NUMBER(FieldType.NUMBER, "0.01"),
    DATE(FieldType.DATE, "1"),
    FLAG(FieldType.BOOLEAN, "1"),
    TEXT(FieldType.CHOICE, "1");

    private final FieldType fieldType;
    private final BigDecimal step;

    Unit(FieldType fieldType, String step) {
        this.fieldType = fieldType;
        this.step = new BigDecimal(step);
    }

    public FieldType fieldType() {
        return fieldType;
    }

    /** The smallest change a person would speak of: a day, a document, a cent. */
    public BigDecimal step() {
        return step;
    }

    /** The unit of a field that declares only its type. */
    public static Unit of(FieldType type) {
        return switch (type) {
            case NUMBER -> NUMBER;
            case MONEY -> MONEY;
            case DATE -> DATE;
            case BOOLEAN -> FLAG;
            case TEXT, CHOICE, COUNTRY, TAGS -> TEXT;
        };
    }
}
