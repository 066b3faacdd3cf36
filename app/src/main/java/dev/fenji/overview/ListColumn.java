package dev.fenji.overview;

/**
 * A field as a list knows it.
 *
 * @param value SQL over {@code customer_overview o}, {@code customer c} where {@link Kind#joinsCustomer}, {@code customer_worth w} where
 *     {@link Kind#joinsWorth}
 * @param sort SQL that orders it; has an index where people sort often
 * @param sortKind what that SQL gives
 * @param sortsBackwards whether the last in that order comes first
 * @param among SQL of the rows that may have a value: the order need not look at others
 */
record ListColumn(String field, Kind kind, Sql value, Sql sort, Kind sortKind, boolean sortsBackwards, Sql among) {

    ListColumn(String field, Kind kind, Sql value, Sql sort) {
        this(field, kind, value, sort, kind, false, Sql.TRUE);
    }

    /** Declared potential, looked up for the customers of whom something of this kind was ever said. */
    static ListColumn declared(String field, Sql value, String kind) {
        Sql among = Sql.of("o.customer_id in (select customer_id from potential_input where kind = ?)", kind);
        return new ListColumn(field, Kind.DECLARED_NUMBER, value, value, Kind.DECLARED_NUMBER, false, among);
    }

    /** Days since a date: sorted by the date, backwards, because that has an index and does not change as days pass. */
    static ListColumn daysSince(String field, Sql value, Sql date) {
        return new ListColumn(field, Kind.NUMBER, value, date, Kind.DATE, true, Sql.TRUE);
    }

    /** Custom fields come as texts or numbers; what does not read as the field's type is unknown. */
    private static final String NUMBER_OF = """
            case when c.attributes ->> ? ~ '^[+-]?([0-9]{1,18}([.][0-9]*)?|[.][0-9]+)$'
                 then round((c.attributes ->> ?)::numeric, 6) end""";

    private static final String DATE_OF = """
            case when c.attributes ->> ? ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and pg_input_is_valid(c.attributes ->> ?, 'date')
                 then (c.attributes ->> ?)::date end""";

    private static final String FLAG_OF = "case c.attributes ->> ? when 'true' then true when 'false' then false end";

    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        TAGS,
        FLAG,
        /** Written by the value models into a table of their own: every day moves all of them a little. */
        WORTH_NUMBER,
        WORTH_DATE,
        /** Declared potential, as of the day of the figures: looked up in its history, not copied. */
        DECLARED_NUMBER,
        /** Kept in the customer file only: looked up, not copied. */
        CUSTOMER_TEXT,
        CUSTOM_TEXT,
        CUSTOM_NUMBER,
        CUSTOM_DATE,
        CUSTOM_FLAG;

        boolean joinsCustomer() {
            return ordinal() >= CUSTOMER_TEXT.ordinal();
        }

        boolean joinsWorth() {
            return this == WORTH_NUMBER || this == WORTH_DATE;
        }

        /** How it is compared, wherever it is kept. */
        Kind compared() {
            return switch (this) {
                case CUSTOMER_TEXT, CUSTOM_TEXT -> TEXT;
                case CUSTOM_NUMBER, WORTH_NUMBER, DECLARED_NUMBER -> NUMBER;
                case CUSTOM_DATE, WORTH_DATE -> DATE;
                case CUSTOM_FLAG -> FLAG;
                case TEXT, NUMBER, DATE, TAGS, FLAG -> this;
            };
        }
    }

    /** A custom field; its name only ever travels as a parameter. */
    static ListColumn custom(String field, String name, Kind kind) {
        Sql value = switch (kind) {
            case CUSTOM_NUMBER -> Sql.of(NUMBER_OF, name, name);
            case CUSTOM_FLAG -> Sql.of(FLAG_OF, name);
            case CUSTOM_DATE -> Sql.of(DATE_OF, name, name, name);
            default -> Sql.of("nullif(c.attributes ->> ?, '')", name);
        };
        return new ListColumn(field, kind, value.inBrackets(), value.inBrackets());
    }

    boolean sortable() {
        return kind != Kind.TAGS && !kind.joinsCustomer();
    }
}
