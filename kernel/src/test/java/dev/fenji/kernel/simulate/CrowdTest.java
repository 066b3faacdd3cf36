package dev.fenji.kernel.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrowdTest {
    private static final int CELLS = 9;
    private static final byte NOWHERE = -1;

    @Test
    void everybodyIsInACellAndEitherShownOrCountedInASquare() {
        var random = new SplittableRandom(29);
        int size = 20_000;
        long[] x = random.longs(size, 0, 100 * Micros.ONE + 1).toArray();
        long[] y = random.longs(size, 0, 100 * Micros.ONE + 1).toArray();
        byte[] cells = new byte[size];
        Population.Builder builder = Population.builder(LocalDate.of(2024, 9, 1), size);
        BigDecimal[] revenue = new BigDecimal[CELLS];
        Arrays.fill(revenue, BigDecimal.ZERO);
        int rated = 0;
        for (int row = 0; row < size; row++) {
            long net = random.nextLong(-50, 5_000);
            builder.customer(row).micros("net_revenue", Micros.ofUnits(net));
            cells[row] = (byte) (random.nextInt(CELLS + 1) - 1);
            if (cells[row] >= 0) {
                rated++;
                revenue[cells[row]] = revenue[cells[row]].add(BigDecimal.valueOf(net));
            }
        }
        Crowd crowd = Crowd.of(builder.build(), new Crowd.Plane(x, y, cells, CELLS), new Crowd.Shown(5, 300));
        assertThat(crowd.customers()).isEqualTo(rated);
        for (int cell = 0; cell < CELLS; cell++) {
            assertThat(crowd.cell(cell).netRevenue()).isEqualByComparingTo(revenue[cell]);
        }
        assertThat(crowd.biggest()).hasSize(300).doesNotHaveDuplicates().allMatch(row -> cells[row] >= 0);
        assertThat(others(crowd)).isEqualTo(rated - 300L);
    }

    @Test
    void theBiggestOfEachCellAreShownEvenWhereThoseOfOtherCellsAreBigger() {
        int[] revenue = {900, 800, 700, 600, 5, 4, 3};
        byte[] cells = {0, 0, 0, 0, 1, 1, NOWHERE};
        Crowd crowd = crowd(revenue, cells, new Crowd.Shown(1, 3));
        assertThat(crowd.biggest()).containsExactly(0, 1, 4);
        assertThat(crowd.cell(1).customers()).isEqualTo(2);
        assertThat(crowd.cell(8).customers()).isZero();
        assertThat(others(crowd)).isEqualTo(3);
    }

    @Test
    void scoresOfTheEndsBelongToTheFirstAndTheLastSquare() {
        Population.Builder builder = Population.builder(LocalDate.of(2024, 9, 1), 3);
        builder.customer(1).customer(2).customer(3);
        long[] x = {0, 100 * Micros.ONE, 2_499_999};
        long[] y = {100 * Micros.ONE, 0, 2_500_000};
        var plane = new Crowd.Plane(x, y, new byte[3], 1);
        Crowd crowd = Crowd.of(builder.build(), plane, new Crowd.Shown(0, 0));
        assertThat(crowd.biggest()).isEmpty();
        int last = Crowd.STEPS - 1;
        assertThat(List.of(crowd.others(0, last), crowd.others(last, 0), crowd.others(0, 1)))
                .containsOnly(1);
    }

    @Test
    void withoutFiguresOfRevenueEverybodyIsStillThere() {
        Population.Builder builder = Population.builder(LocalDate.of(2024, 9, 1), 2);
        builder.customer(7).customer(8);
        var plane = new Crowd.Plane(new long[2], new long[2], new byte[2], 1);
        Crowd crowd = Crowd.of(builder.build(), plane, new Crowd.Shown(1, 1));
        assertThat(crowd.cell(0).customers()).isEqualTo(2);
        assertThat(crowd.biggest()).containsExactly(0);
    }

    private static Crowd crowd(int[] revenue, byte[] cells, Crowd.Shown shown) {
        Population.Builder builder = Population.builder(LocalDate.of(2024, 9, 1), revenue.length);
        for (int row = 0; row < revenue.length; row++) {
            builder.customer(row).micros("net_revenue", Micros.ofUnits(revenue[row]));
        }
        var plane = new Crowd.Plane(new long[revenue.length], new long[revenue.length], cells, CELLS);
        return Crowd.of(builder.build(), plane, shown);
    }

    private static long others(Crowd crowd) {
        long others = 0;
        for (int x = 0; x < Crowd.STEPS; x++) {
            for (int y = 0; y < Crowd.STEPS; y++) {
                others += crowd.others(x, y);
            }
        }
        return others;
    }
}
