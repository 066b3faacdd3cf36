package dev.fenji.kernel.facts;

/** What values a field takes, and so which operators and scorings fit it. */
public enum FieldType {
    TEXT,
    NUMBER,
    MONEY,
    DATE,
    CHOICE,
    COUNTRY,
    TAGS,
    BOOLEAN;

    /** Ordered values held as millionths: numbers, money (base currency), dates (epoch days), booleans (0 or 1). */
    public boolean isNumeric() {
        return this == NUMBER || this == MONEY || this == DATE || this == BOOLEAN;
    }

    public boolean isOrdered() {
        return this == NUMBER || this == MONEY || this == DATE;
    }

    public boolean isText() {
        return this == TEXT || this == CHOICE || this == COUNTRY;
    }
}
