package dev.fenji.kernel.metric;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Returns of one customer, followed unit by unit: goods bought last go back first. */
final class PlainLinks {

    private record Goods(long product, BigDecimal price) {}

    private record Movement(Goods goods, int day, boolean purchase, long document) {}

    private record Credit(long document, Goods goods) {}

    private static final class Lot {
        private final long document;
        private BigDecimal left;

        Lot(long document, BigDecimal left) {
            this.document = document;
            this.left = left;
        }
    }

    private final Map<Credit, Long> links = new HashMap<>();

    PlainLinks(List<Fact> facts) {
        Map<Movement, BigDecimal> movements = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.product() != null && (fact.purchase() || fact.original() == null)) {
                movements.merge(
                        new Movement(goods(fact), fact.day(), fact.purchase(), fact.document()),
                        fact.quantity().abs(),
                        BigDecimal::add);
            }
        }
        Map<Goods, Deque<Lot>> piles = new HashMap<>();
        movements.keySet().stream()
                .sorted(Comparator.comparingInt(Movement::day)
                        .thenComparing(Movement::purchase, Comparator.reverseOrder())
                        .thenComparingLong(Movement::document))
                .forEach(movement -> {
                    Deque<Lot> pile = piles.computeIfAbsent(movement.goods(), any -> new ArrayDeque<>());
                    BigDecimal quantity = Objects.requireNonNull(movements.get(movement));
                    if (movement.purchase()) {
                        pile.push(new Lot(movement.document(), quantity));
                    } else {
                        Long from = take(pile, quantity);
                        if (from != null) {
                            links.put(new Credit(movement.document(), movement.goods()), from);
                        }
                    }
                });
    }

    /** The purchase of the last unit taken; null, and nothing left, when there are too few. */
    private static @Nullable Long take(Deque<Lot> pile, BigDecimal quantity) {
        BigDecimal wanted = quantity;
        Long from = null;
        while (wanted.signum() > 0 && !pile.isEmpty()) {
            Lot top = pile.peek();
            BigDecimal taken = top.left.min(wanted);
            wanted = wanted.subtract(taken);
            top.left = top.left.subtract(taken);
            from = top.document;
            if (top.left.signum() == 0) {
                pile.pop();
            }
        }
        return wanted.signum() > 0 ? null : from;
    }

    private static Goods goods(Fact fact) {
        return new Goods(
                Objects.requireNonNull(fact.product()), fact.unitPrice().stripTrailingZeros());
    }

    /** The purchase a credit line belongs to: the one it names, else the one its goods came from. */
    @Nullable
    Long of(Fact credit) {
        if (credit.original() != null) {
            return credit.original();
        }
        return credit.product() == null ? null : links.get(new Credit(credit.document(), goods(credit)));
    }
}
