package dev.fenji.shared;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.FieldType;
import java.util.HashMap;
import java.util.Map;

/** What people call the parts of a condition: programs read their ids in a problem, people these names. */
public final class ConditionNames {
    private static final FieldCatalogue STANDARD = FieldCatalogue.standard();

    private ConditionNames() {}

    public static Named field(Field field) {
        return new Named(field.id(), field.title());
    }

    /** A field that the catalogue does not have is called by its id; a custom field as its company calls it. */
    public static Named field(String id) {
        Field field = STANDARD.find(id);
        if (field != null) {
            return field(field);
        }
        boolean custom = id.startsWith(Field.CUSTOM_PREFIX);
        return new Named(id, custom ? CustomTitles.of(id.substring(Field.CUSTOM_PREFIX.length())) : Title.of(id, id));
    }

    public static Named operator(Operator operator) {
        return new Named(
                operator.id(),
                switch (operator) {
                    case EQ -> Title.of("is", "等于");
                    case NE -> Title.of("is not", "不等于");
                    case LT -> Title.of("below", "小于");
                    case LE -> Title.of("at most", "不超过");
                    case GT -> Title.of("above", "大于");
                    case GE -> Title.of("at least", "不低于");
                    case IN -> Title.of("is one of", "属于");
                    case NOT_IN -> Title.of("is none of", "不属于");
                    case CONTAINS -> Title.of("contains", "包含");
                    case STARTS_WITH -> Title.of("starts with", "开头是");
                    case IS_KNOWN -> Title.of("is known", "已知");
                    case IS_UNKNOWN -> Title.of("is not known", "未知");
                    case BETWEEN -> Title.of("between", "介于");
                });
    }

    public static Named type(FieldType type) {
        return new Named(
                type.name(),
                switch (type) {
                    case TEXT -> Title.of("text", "文本");
                    case NUMBER -> Title.of("number", "数字");
                    case MONEY -> Title.of("amount of money", "金额");
                    case DATE -> Title.of("date", "日期");
                    case CHOICE -> Title.of("choice", "选项");
                    case COUNTRY -> Title.of("country", "国家/地区");
                    case TAGS -> Title.of("tags", "标签");
                    case BOOLEAN -> Title.of("yes or no", "是或否");
                });
    }

    /** The same values, with names for those that are parts of a condition. */
    public static Map<String, Object> named(Map<String, Object> values) {
        var named = new HashMap<>(values);
        named.computeIfPresent("field", (_, id) -> field(id.toString()));
        named.computeIfPresent("operator", (_, id) -> {
            Operator operator = Operator.find(id.toString());
            return operator == null ? id : operator(operator);
        });
        named.computeIfPresent("type", (_, name) -> type(FieldType.valueOf(name.toString())));
        named.computeIfPresent("expected", (_, what) -> switch (what.toString()) {
            case "number" -> type(FieldType.NUMBER);
            case "text" -> type(FieldType.TEXT);
            default -> what;
        });
        return named;
    }
}
