package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;

/** Units and titles of fields inside explanations. */
final class Fields {

    private static final FieldCatalogue STANDARD = FieldCatalogue.standard();

    private Fields() {}

    /** The unit of a standard field; a custom field is a plain number or a text, as its value shows. */
    static Unit unit(String id, boolean text) {
        Field field = STANDARD.find(id);
        if (field != null) {
            return field.unit();
        }
        return text ? Unit.TEXT : Unit.NUMBER;
    }

    static Title title(String id) {
        Field field = STANDARD.find(id);
        return field == null ? Title.of(id, id) : field.title();
    }

    /** The smallest sensible change of a field, in millionths. */
    static long step(String id) {
        return Micros.of(unit(id, false).step());
    }

    /** The smallest multiple of a step above a value. */
    static long above(long value, long step) {
        return Math.addExact(Math.multiplyExact(Math.floorDiv(value, step), step), step);
    }

    /** The largest multiple of a step at or below a value. */
    static long atMost(long value, long step) {
        return Math.multiplyExact(Math.floorDiv(value, step), step);
    }

    /** The smallest multiple of a step at or above a value. */
    static long atLeast(long value, long step) {
        return Math.multiplyExact(Math.ceilDiv(value, step), step);
    }
}
