package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Unit;
import java.util.List;

/** The kernel's catalogue and what only a list shows, as far as a column stands behind it. */
final class ListFields {

    private static final List<Field> LIST_ONLY = List.of(
            profile("country_given", FieldType.TEXT, "Country as given", "国家/地区（原文）"),
            profile("email", FieldType.TEXT, "E-mail", "电子邮箱"),
            profile("phone", FieldType.TEXT, "Phone", "电话"),
            tier("segment", FieldType.CHOICE, Unit.TEXT, "RFM segment", "RFM 客群"),
            tier("rfm_r", FieldType.NUMBER, Unit.POINTS, "R score", "R 得分"),
            tier("rfm_f", FieldType.NUMBER, Unit.POINTS, "F score", "F 得分"));

    private static final List<Field> STANDARD = FieldCatalogue.standard().with(LIST_ONLY).all().stream()
            .filter(field -> ListColumns.find(field.id()) != null)
            .toList();

    private ListFields() {}

    static List<Field> standard() {
        return STANDARD;
    }

    private static Field profile(String id, FieldType type, String en, String zh) {
        return new Field(id, Field.Group.PROFILE, type, Unit.of(type), Direction.NONE, Title.of(en, zh));
    }

    private static Field tier(String id, FieldType type, Unit unit, String en, String zh) {
        return new Field(id, Field.Group.TIER, type, unit, Direction.NONE, Title.of(en, zh));
    }
}
