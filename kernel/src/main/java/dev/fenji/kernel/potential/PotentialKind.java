package dev.fenji.kernel.potential;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Unit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people declare about a customer's potential because no order says it. Each is two fields of the catalogue: {@code
 * potential.<id>} and {@code potential.<id>.confidence}, how sure its source is, from 0 to 1.
 */
public enum PotentialKind {
    /** The part of what the customer spends on such things that it spends with us; a low one leaves room, a high one is loyalty. */
    SHARE_OF_WALLET(Unit.PERCENT, Direction.NONE, 0, 100, Title.of("Share of wallet", "钱包份额")),
    ENGAGEMENT(Unit.POINTS, Direction.HIGH, 0, 100, Title.of("Engagement", "互动程度")),
    /** Of the customer's own market, a year. */
    MARKET_GROWTH(Unit.PERCENT, Direction.HIGH, -100, 1000, Title.of("Market growth", "市场增长率")),
    PAYMENT_ABILITY(Unit.POINTS, Direction.HIGH, 0, 100, Title.of("Payment ability", "付款能力")),
    /** What the customer could spend a year, in the base currency. */
    PURCHASING_POWER(Unit.MONEY, Direction.HIGH, 0, 999_999_999_999L, Title.of("Purchasing power", "购买力")),
    /** What it could buy from us a year and does not yet, in the base currency. */
    WHITESPACE_REVENUE(Unit.MONEY, Direction.HIGH, 0, 999_999_999_999L, Title.of("Whitespace revenue", "待开发收入"));

    private static final Map<String, PotentialKind> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PotentialKind::id, Function.identity()));

    private final Unit unit;
    private final Direction direction;
    private final BigDecimal least;
    private final BigDecimal most;
    private final Title title;

    PotentialKind(Unit unit, Direction direction, long least, long most, Title title) {
        this.unit = unit;
        this.direction = direction;
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
        this.title = title;
    }

    /** The kind of this id; null when there is none. */
    public static @Nullable PotentialKind find(String id) {
        return BY_ID.get(id);
    }

    /** The kind that a field is the value or the confidence of; null for all other fields. */
    public static @Nullable PotentialKind ofField(String field) {
        return Arrays.stream(values())
                .filter(kind -> field.equals(kind.field()) || field.equals(kind.confidence()))
                .findFirst()
                .orElse(null);
    }

    /** The fields of all kinds, each value before its confidence. */
    public static List<Field> fields() {
        return Arrays.stream(values())
                .flatMap(kind -> Stream.of(kind.valueField(), kind.confidenceField()))
                .toList();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Title title() {
        return title;
    }

    public Unit unit() {
        return unit;
    }

    /** The smallest value there can be. */
    public BigDecimal least() {
        return least;
    }

    /** The largest value there can be. */
    public BigDecimal most() {
        return most;
    }

    public boolean takes(BigDecimal value) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    /** Id of the field that holds the value. */
    public String field() {
        return PotentialField.of(id());
    }

    /** Id of the field that says how sure it is. */
    public String confidence() {
        return PotentialField.confidenceOf(field());
    }

    private Field valueField() {
        return new Field(field(), Field.Group.POTENTIAL, unit.fieldType(), unit, direction, title);
    }

    private Field confidenceField() {
        Title sure = Title.of(title.en() + ": confidence", title.zh() + "：可信度");
        return new Field(confidence(), Field.Group.POTENTIAL, Unit.RATIO.fieldType(), Unit.RATIO, Direction.HIGH, sure);
    }
}
