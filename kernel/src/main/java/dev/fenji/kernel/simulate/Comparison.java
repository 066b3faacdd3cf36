package dev.fenji.kernel.simulate;

import dev.fenji.kernel.facts.Column;
import dev.fenji.kernel.facts.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two sides of the same population compared, customer by customer. Exact: every sum is that of its rows. */
public final class Comparison {

    private static final int BLOCK = 1 << 15;

    private final Population population;
    private final Side from;
    private final Side to;
    private final Worth worth;
    private final Move[][] moves;
    private final Amount[][] cells;

    private Comparison(Population population, Side from, Side to) {
        this.population = population;
        this.from = from;
        this.to = to;
        this.worth = Worth.of(population);
        this.moves = moves(from, to);
        this.cells = add(from.places(), to.places(), (row, sums) -> sums[from.rows()[row]][to.rows()[row]]);
    }

    public static Comparison of(Population population, Side from, Side to) {
        return new Comparison(population, from, to);
    }

    public Side from() {
        return from;
    }

    public Side to() {
        return to;
    }

    /** Customers at one place before and one after; see {@link Side#tier}. */
    public Amount cell(int before, int after) {
        return cells[before][after];
    }

    /** Everyone who is at a place afterwards. */
    public Amount after(int place) {
        return sum(Stream.of(cells).map(row -> row[place]));
    }

    /** Everyone who was at a place before. */
    public Amount before(int place) {
        return sum(Stream.of(cells[place]));
    }

    /** Everyone to whom the same happens. */
    public Amount all(Move move) {
        Amount amount = new Amount();
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells[i].length; j++) {
                if (moves[i][j] == move) {
                    amount.add(cells[i][j]);
                }
            }
        }
        return amount;
    }

    public Move move(int row) {
        return moves[from.rows()[row]][to.rows()[row]];
    }

    /**
     * What happens to customers with one value of an attribute.
     *
     * @param value the value, null for unknown
     */
    public record Slice(@Nullable String value, Amount[] byMove) {
        public Amount all(Move move) {
            return byMove[move.ordinal()];
        }

        public long customers() {
            return Stream.of(byMove).mapToLong(Amount::customers).sum();
        }

        long moved() {
            return customers() - all(Move.STAYS).customers();
        }
    }

    /** By each value of an attribute that somebody has, those with most movers first. */
    public List<Slice> by(String attribute) {
        if (!(population.column(attribute) instanceof Column.Texts texts)) {
            return List.of();
        }
        Amount[][] sums = add(
                texts.codes(),
                Move.values().length,
                (row, into) -> into[texts.code(row)][move(row).ordinal()]);
        return IntStream.range(0, sums.length)
                .mapToObj(code -> new Slice(texts.textOf(code), sums[code]))
                .filter(slice -> slice.customers() > 0)
                .sorted(Comparator.comparingLong(Slice::moved)
                        .thenComparingLong(Slice::customers)
                        .reversed())
                .toList();
    }

    /**
     * Some of the movers.
     *
     * @param total how many there are
     * @param rows rows of the population, the worthiest first
     */
    public record Movers(int total, List<Integer> rows) {}

    /** Those who move and whom a filter wants, by net revenue, the largest first; equal ones by customer. */
    public Movers movers(IntPredicate wanted, int offset, int limit) {
        Comparator<Integer> worthier = Comparator.<Integer>comparingLong(row -> worth.netRevenue(row))
                .thenComparing(Comparator.<Integer>comparingLong(population::customerId)
                        .reversed());
        long most = (long) offset + limit;
        PriorityQueue<Integer> best = new PriorityQueue<>(worthier);
        int total = 0;
        for (int row = 0; row < population.size(); row++) {
            if (move(row).isMove() && wanted.test(row)) {
                total++;
                best.add(row);
                if (best.size() > most) {
                    best.remove();
                }
            }
        }
        List<Integer> rows = new ArrayList<>(best);
        rows.sort(worthier.reversed());
        return new Movers(total, rows.subList(Math.min(offset, rows.size()), rows.size()));
    }

    private interface Place {
        Amount of(int row, Amount[][] sums);
    }

    private Amount[][] add(int height, int width, Place place) {
        int blocks = (population.size() + BLOCK - 1) / BLOCK;
        Amount[][] all = amounts(height, width);
        IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> {
                    Amount[][] sums = amounts(height, width);
                    int end = Math.min((block + 1) * BLOCK, population.size());
                    for (int row = block * BLOCK; row < end; row++) {
                        place.of(row, sums).add(row, worth);
                    }
                    return sums;
                })
                .toList()
                .forEach(sums -> addAll(all, sums));
        return all;
    }

    private static void addAll(Amount[][] all, Amount[][] some) {
        for (int i = 0; i < all.length; i++) {
            for (int j = 0; j < all[i].length; j++) {
                all[i][j].add(some[i][j]);
            }
        }
    }

    private static Amount[][] amounts(int height, int width) {
        return Stream.generate(() -> Stream.generate(Amount::new).limit(width).toArray(Amount[]::new))
                .limit(height)
                .toArray(Amount[][]::new);
    }

    private static Amount sum(Stream<Amount> parts) {
        Amount sum = new Amount();
        parts.forEach(sum::add);
        return sum;
    }

    private static Move[][] moves(Side from, Side to) {
        Move[][] moves = new Move[from.places()][to.places()];
        for (int i = 0; i < from.places(); i++) {
            for (int j = 0; j < to.places(); j++) {
                moves[i][j] = move(from.tier(i), to.tier(j), to);
            }
        }
        return moves;
    }

    private static Move move(@Nullable String before, @Nullable String after, Side to) {
        if (before == null || after == null) {
            return before == after ? Move.STAYS : before == null ? Move.IN : Move.OUT;
        }
        if (before.equals(after)) {
            return Move.STAYS;
        }
        int was = to.rung(before);
        int is = to.rung(after);
        if (was < 0 || is < 0) {
            return Move.ACROSS;
        }
        return is < was ? Move.UP : Move.DOWN;
    }
}
