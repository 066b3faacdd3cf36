package dev.fenji.kernel.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final int A = 0;
    private static final int B = 1;
    private static final int OLD = 2;
    private static final int NONE = 3;

    @Test
    void countsWhoMovesFromWhereToWhereAndWhatTheyAreWorth() {
        Comparison comparison = compare(new int[][] {{A, A}, {A, B}, {B, A}, {NONE, B}, {B, NONE}, {OLD, B}, {A, B}});
        assertThat(comparison.cell(A, B).customers()).isEqualTo(2);
        assertThat(comparison.cell(A, B).netRevenue()).isEqualByComparingTo("1006");
        assertThat(comparison.all(Move.UP).customers()).isEqualTo(1);
        assertThat(comparison.all(Move.DOWN).customers()).isEqualTo(2);
        assertThat(comparison.all(Move.IN).netRevenue()).isEqualByComparingTo("3");
        assertThat(comparison.all(Move.OUT).customers()).isEqualTo(1);
        assertThat(comparison.all(Move.ACROSS).customers()).isEqualTo(1);
        assertThat(comparison.after(B).customers()).isEqualTo(4);
        assertThat(comparison.before(A).customers()).isEqualTo(3);
    }

    @Test
    void knowsNoMarginOfThoseOfWhomItIsUnknown() {
        Comparison comparison = compare(new int[][] {{A, A}, {A, B}});
        assertThat(comparison.cell(A, A).expectedMargin()).isEqualByComparingTo("0.5");
        assertThat(comparison.cell(A, B).expectedMargin()).isNull();
    }

    @Test
    void listsMoversTheWorthiestFirstPageByPage() {
        Comparison comparison = compare(new int[][] {{A, A}, {A, B}, {B, A}, {NONE, B}, {B, NONE}, {OLD, B}, {A, B}});
        Comparison.Movers first = comparison.movers(row -> true, 0, 2);
        Comparison.Movers second = comparison.movers(row -> true, 2, 2);
        assertThat(first.total()).isEqualTo(6);
        assertThat(first.rows()).containsExactly(1, 6);
        assertThat(second.rows()).containsExactly(5, 4);
        assertThat(comparison
                        .movers(row -> comparison.move(row) == Move.UP, 0, 9)
                        .rows())
                .containsExactly(2);
        assertThat(comparison.movers(row -> true, 60, 20).rows()).isEmpty();
    }

    @Test
    void addsUpByEveryAttribute() {
        var random = new SplittableRandom(11);
        int[][] pairs = random.ints(0, 4)
                .limit(50_000)
                .mapToObj(from -> new int[] {from, random.nextInt(4)})
                .toArray(int[][]::new);
        Comparison comparison = compare(pairs);
        List<Comparison.Slice> slices = comparison.by("country");
        assertThat(slices).extracting(Comparison.Slice::value).containsExactlyInAnyOrder("DE", "CN", null);
        for (Move move : Move.values()) {
            assertThat(slices.stream()
                            .mapToLong(slice -> slice.all(move).customers())
                            .sum())
                    .isEqualTo(comparison.all(move).customers());
            assertThat(slices.stream()
                            .map(slice -> slice.all(move).netRevenue())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(comparison.all(move).netRevenue());
        }
        assertThat(comparison.by("nobody-has-it")).isEmpty();
    }

    /** Customers with their place before and after; the second is worth a thousand, the others their number. */
    private static Comparison compare(int[][] places) {
        Population.Builder population = Population.builder(LocalDate.of(2026, 1, 1), places.length);
        byte[] from = new byte[places.length];
        byte[] to = new byte[places.length];
        for (int row = 0; row < places.length; row++) {
            from[row] = (byte) places[row][0];
            to[row] = (byte) places[row][1];
            population.customer(row + 1L).micros("net_revenue", Micros.ofUnits(row == 1 ? 1000 : row));
            population.text("country", row % 3 == 0 ? "DE" : row % 3 == 1 ? "CN" : null);
            if (row == 0) {
                population.micros("expected_margin_365", Micros.ONE / 2);
            }
        }
        List<String> tiers = List.of("A", "B", "OLD");
        return Comparison.of(population.build(), new Side(tiers, 2, from), new Side(tiers, 2, to));
    }
}
