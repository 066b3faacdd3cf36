package dev.fenji.tiering;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Lever;
import dev.fenji.kernel.policy.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change asks of somebody.
 *
 * @param difference how much more (or less, below zero), in the field's unit; null where there is no distance
 * @param money the net revenue in the window that is missing for it, in the base currency; null where it is not a matter of money
 * @param usual what the customer usually spends on a purchase; null when unknown
 * @param purchases about how many purchases of that size make up the money; null when unknown
 */
public record Need(
        Way.Change change,
        @Nullable BigDecimal difference,
        @Nullable BigDecimal money,
        @Nullable BigDecimal usual,
        @Nullable Integer purchases) {

    private static final int MOST_PURCHASES = 1000;

    /** For the single changes, then for those that are enough together. */
    static List<Need> of(Way way, CustomerFacts facts) {
        return Stream.concat(way.single().stream(), way.together().stream())
                .map(change -> of(change, facts))
                .toList();
    }

    private static Need of(Way.Change change, CustomerFacts facts) {
        BigDecimal from = change.from().number();
        BigDecimal to = change.to().number();
        BigDecimal difference = from == null || to == null || change.unit() == Unit.DATE ? null : to.subtract(from);
        BigDecimal money = difference == null ? null : money(change, difference, facts);
        BigDecimal usual = known(facts, Metrics.AVERAGE_ORDER_VALUE.id());
        boolean countable = money != null && usual != null && usual.signum() > 0;
        return new Need(change, difference, money, usual, countable ? purchases(money, usual) : null);
    }

    /** Growth and share of returns are reached by revenue; margins are not turned into it. */
    private static @Nullable BigDecimal money(Way.Change change, BigDecimal difference, CustomerFacts facts) {
        if (change.lever() != Lever.PURCHASES) {
            return null;
        }
        String field = change.field();
        if (field.equals(Metrics.NET_REVENUE.id()) || field.equals(Metrics.GROSS.id())) {
            return difference;
        }
        if (field.equals(Metrics.REVENUE_GROWTH.id())) {
            BigDecimal before = known(facts, Metrics.NET_REVENUE_PREVIOUS.id());
            return before == null ? null : difference.multiply(before).setScale(2, RoundingMode.CEILING);
        }
        return null;
    }

    private static @Nullable Integer purchases(@Nullable BigDecimal money, @Nullable BigDecimal usual) {
        if (money == null || usual == null) {
            return null;
        }
        BigDecimal count = money.divide(usual, 0, RoundingMode.CEILING);
        return count.signum() <= 0 || count.compareTo(BigDecimal.valueOf(MOST_PURCHASES)) > 0 ? null : count.intValue();
    }

    private static @Nullable BigDecimal known(CustomerFacts facts, String field) {
        return Micros.toDecimal(facts.micros(field));
    }
}
