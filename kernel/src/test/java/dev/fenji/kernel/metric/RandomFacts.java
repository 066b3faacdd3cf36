package dev.fenji.kernel.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Sales facts made at random, small enough that everything collides: few products, few prices, few days, returns with
 * and without a named purchase, purchases of zero value, documents cancelled the same day, lines without a customer.
 */
final class RandomFacts {

    private static final int PRODUCTS = 6;
    private final RandomGenerator random;
    private final int firstDay;
    private final int days;
    private final List<Fact> facts = new ArrayList<>();
    private long document;

    private RandomFacts(RandomGenerator random, int firstDay, int days) {
        this.random = random;
        this.firstDay = firstDay;
        this.days = days;
    }

    static List<Fact> of(RandomGenerator random, int customers, int firstDay, int days) {
        RandomFacts made = new RandomFacts(random, firstDay, days);
        for (long customer = 1; customer <= customers; customer++) {
            made.customer(random.nextInt(20) == 0 ? null : customer);
        }
        return made.facts;
    }

    private void customer(@Nullable Long customer) {
        int documents = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextInt(14);
        List<Long> purchases = new ArrayList<>();
        for (int i = 0; i < documents; i++) {
            boolean purchase = random.nextInt(4) > 0;
            int day = firstDay + random.nextInt(days);
            long id = ++document;
            boolean sameDayAgain = purchase && random.nextInt(8) == 0;
            document(customer, id, purchase, day, purchases);
            if (purchase) {
                purchases.add(id);
            }
            if (sameDayAgain) {
                cancel(customer, id, ++document);
            }
        }
    }

    private void document(@Nullable Long customer, long id, boolean purchase, int day, List<Long> purchases) {
        Long original = !purchase && !purchases.isEmpty() && random.nextInt(3) == 0
                ? purchases.get(random.nextInt(purchases.size()))
                : null;
        int lines = 1 + random.nextInt(4);
        long recorded = day * 86_400L + random.nextInt(20 * 86_400);
        for (int i = 0; i < lines; i++) {
            facts.add(line(customer, id, purchase, day, original, recorded));
        }
    }

    private Fact line(
            @Nullable Long customer, long id, boolean purchase, int day, @Nullable Long original, long recorded) {
        boolean goods = random.nextInt(6) > 0;
        Long product = random.nextInt(12) == 0 ? null : (long) random.nextInt(PRODUCTS);
        String category = product == null || product == 0 ? null : "category " + product / 2;
        BigDecimal quantity = new BigDecimal(1 + random.nextInt(3));
        BigDecimal price = random.nextInt(7) == 0
                ? BigDecimal.ZERO
                : new BigDecimal(1 + random.nextInt(3)).add(new BigDecimal("0.123456"));
        BigDecimal amount = quantity.multiply(price);
        BigDecimal cost = random.nextInt(5) == 0
                ? null
                : amount.multiply(new BigDecimal("0.5")).setScale(6, RoundingMode.DOWN);
        BigDecimal sign = purchase ? BigDecimal.ONE : BigDecimal.ONE.negate();
        return new Fact(
                customer,
                id,
                purchase,
                day,
                product,
                category,
                goods,
                quantity.multiply(sign),
                price,
                amount.multiply(sign),
                cost == null ? null : cost.multiply(sign),
                original,
                recorded);
    }

    /** The whole document comes back the same day. */
    private void cancel(@Nullable Long customer, long cancelled, long id) {
        List<Fact> lines =
                facts.stream().filter(fact -> fact.document() == cancelled).toList();
        for (Fact line : lines) {
            facts.add(new Fact(
                    customer,
                    id,
                    false,
                    line.day(),
                    line.product(),
                    line.category(),
                    line.goods(),
                    line.quantity().negate(),
                    line.unitPrice(),
                    line.amount().negate(),
                    line.cost() == null ? null : line.cost().negate(),
                    null,
                    line.recordedSecond()));
        }
    }
}
