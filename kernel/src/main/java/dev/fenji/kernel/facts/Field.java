package dev.fenji.kernel.facts;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Unit;

/**
 * Something known of a customer that conditions, policies and lists can use.
 *
 * @param id stable name: a metric id, an attribute, or {@code custom.<name>}
 * @param group where it comes from
 * @param type what values it takes
 * @param unit unit of a figure
 * @param direction which end is good, if any
 * @param title shown name
 */
public record Field(String id, Group group, FieldType type, Unit unit, Direction direction, Title title) {

    /** Prefix of the fields a company adds itself. */
    public static final String CUSTOM_PREFIX = "custom.";

    /** Where a field comes from. */
    public enum Group {
        PROFILE,
        TIER,
        METRIC,
        POTENTIAL,
        CUSTOM
    }

    /** A custom field, for example {@code custom.payment_days}. */
    public static Field custom(String name, FieldType type, Title title) {
        return new Field(CUSTOM_PREFIX + name, Group.CUSTOM, type, Unit.of(type), Direction.NONE, title);
    }
}
