package dev.fenji.overview;

import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.FieldType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Random conditions over the fields that {@link RandomCustomers} fill, every operator that fits each of them. */
final class RandomConditions {

    private static final int DEPTH = 3;
    private static final List<String> FIELDS = List.of(
            "country",
            "city",
            "tags",
            "created_on",
            "net_revenue",
            "return_share",
            "frequency",
            "last_purchase_on",
            "recency_days",
            "custom.card",
            "custom.days'; --",
            "custom.since",
            "custom.agent",
            "margin",
            "tier");

    private final SplittableRandom random;
    private final Fields fields;

    RandomConditions(SplittableRandom random, Fields fields) {
        this.random = random;
        this.fields = fields;
    }

    Condition next() {
        return next(0);
    }

    private Condition next(int depth) {
        return switch (depth >= DEPTH ? 3 : random.nextInt(6)) {
            case 0 -> new Condition.All(some(depth));
            case 1 -> new Condition.Any(some(depth));
            case 2 -> new Condition.Not(next(depth + 1));
            default -> comparison();
        };
    }

    private List<Condition> some(int depth) {
        var conditions = new ArrayList<Condition>();
        for (int i = random.nextInt(4); i > 0; i--) {
            conditions.add(next(depth + 1));
        }
        return conditions;
    }

    private Condition comparison() {
        String field = FIELDS.get(random.nextInt(FIELDS.size()));
        FieldType type = Objects.requireNonNull(fields.find(field)).type();
        List<Operator> operators = List.copyOf(Operator.of(type));
        Operator operator = operators.get(random.nextInt(operators.size()));
        var values = new ArrayList<Operand>();
        while (!operator.takes(values.size()) || (operator.takes(values.size() + 1) && random.nextInt(2) == 0)) {
            values.add(operand(type));
        }
        return new Condition.Comparison(field, operator, values);
    }

    private Operand operand(FieldType type) {
        return switch (type) {
            case NUMBER, MONEY -> Operand.of(BigDecimal.valueOf(random.nextInt(-20, 60), 1));
            case DATE ->
                Operand.of(RandomCustomers.AS_OF.minusDays(random.nextInt(6)).toString());
            case BOOLEAN -> Operand.of(random.nextInt(2) == 0);
            case TAGS -> Operand.of(RandomCustomers.TAGS.get(random.nextInt(RandomCustomers.TAGS.size())));
            case TEXT, CHOICE, COUNTRY ->
                Operand.of(part(RandomCustomers.TEXTS.get(random.nextInt(RandomCustomers.TEXTS.size()))));
        };
    }

    private String part(String text) {
        return random.nextInt(3) == 0 ? text.substring(random.nextInt(text.length())) : text;
    }
}
