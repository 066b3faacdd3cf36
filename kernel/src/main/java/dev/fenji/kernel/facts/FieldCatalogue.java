package dev.fenji.kernel.facts;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.potential.PotentialKind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All fields that exist for an organisation: profile attributes, the standing, metrics, declared potential and custom fields. */
public final class FieldCatalogue {

    /** Mean days between due and paid, where a company knows it: the payment discipline of the shipped scorecard. */
    public static final String PAYMENT_DELAY = Field.CUSTOM_PREFIX + "payment_delay_days";

    private final Map<String, Field> fields;

    private FieldCatalogue(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** The fields every installation has. */
    public static FieldCatalogue standard() {
        var fields = new LinkedHashMap<String, Field>();
        for (Field field : StandardFields.ALL) {
            fields.put(field.id(), field);
        }
        for (Metric metric : Metrics.all()) {
            fields.put(metric.id(), ofMetric(metric));
        }
        for (Field field : PotentialKind.fields()) {
            fields.put(field.id(), field);
        }
        return new FieldCatalogue(fields);
    }

    /** This catalogue and further fields; a field of the same id is replaced. */
    public FieldCatalogue with(Collection<Field> more) {
        var merged = new LinkedHashMap<>(fields);
        more.forEach(field -> merged.put(field.id(), field));
        return new FieldCatalogue(merged);
    }

    /** The field of this id, or null when there is none. */
    public @Nullable Field find(String id) {
        return fields.get(id);
    }

    /** All fields in display order. */
    public Collection<Field> all() {
        return Collections.unmodifiableCollection(fields.values());
    }

    private static Field ofMetric(Metric metric) {
        return new Field(
                metric.id(),
                Field.Group.METRIC,
                metric.unit().fieldType(),
                metric.unit(),
                metric.direction(),
                metric.title());
    }

    /** Attributes of the customer record and of its standing. */
    private static final class StandardFields {
        static final List<Field> ALL = List.of(
                profile("name", FieldType.TEXT, "Name", "名称"),
                profile("external_key", FieldType.TEXT, "Customer key", "客户编号"),
                profile("source", FieldType.CHOICE, "Source", "来源"),
                profile("type", FieldType.CHOICE, "Type", "类型"),
                profile("country", FieldType.COUNTRY, "Country", "国家/地区"),
                profile("region", FieldType.TEXT, "Region", "地区"),
                profile("city", FieldType.TEXT, "City", "城市"),
                profile("industry", FieldType.CHOICE, "Industry", "行业"),
                profile("size_class", FieldType.CHOICE, "Size class", "规模"),
                profile("language", FieldType.CHOICE, "Language", "语言"),
                profile("currency", FieldType.CHOICE, "Currency", "币种"),
                profile("credit_limit", FieldType.MONEY, "Credit limit", "信用额度"),
                profile("tags", FieldType.TAGS, "Tags", "标签"),
                profile("created_on", FieldType.DATE, "Created on", "建档日期"),
                new Field(
                        "tier", Field.Group.TIER, FieldType.CHOICE, Unit.TEXT, Direction.NONE, Title.of("Tier", "等级")),
                new Field(
                        "tier_since",
                        Field.Group.TIER,
                        FieldType.DATE,
                        Unit.DATE,
                        Direction.NONE,
                        Title.of("Tier since", "等级起始日")),
                new Field(
                        "score",
                        Field.Group.TIER,
                        FieldType.NUMBER,
                        Unit.POINTS,
                        Direction.HIGH,
                        Title.of("Score", "得分")),
                new Field(
                        PAYMENT_DELAY,
                        Field.Group.CUSTOM,
                        FieldType.NUMBER,
                        Unit.DAYS,
                        Direction.LOW,
                        Title.of("Average payment delay", "平均付款逾期天数")));

        private static Field profile(String id, FieldType type, String en, String zh) {
            return new Field(id, Field.Group.PROFILE, type, Unit.of(type), Direction.NONE, Title.of(en, zh));
        }
    }
}
