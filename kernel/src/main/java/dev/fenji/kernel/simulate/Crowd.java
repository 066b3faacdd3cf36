package dev.fenji.kernel.simulate;

import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everybody in a plane of two scores of 0 to 100 that is divided into cells: the sum of each cell, the biggest customers one by
 * one, and all others as a density.
 */
public final class Crowd {

    /** The density's squares along each axis. */
    public static final int STEPS = 40;

    private static final long TOP = 100 * Micros.ONE;
    private static final long STEP = TOP / STEPS;

    private final Amount[] cells;
    private final List<Integer> biggest;
    private final int[] density = new int[STEPS * STEPS];

    /**
     * Two scores of each row in millionths and the cell it lies in, counted from 0; below 0 for those who lie nowhere.
     *
     * @param cellCount how many cells there are
     */
    public record Plane(long[] x, long[] y, byte[] cells, int cellCount) {}

    /**
     * How many are shown one by one.
     *
     * @param ofCell at least so many of each cell
     * @param inAll at most so many
     */
    public record Shown(int ofCell, int inAll) {}

    private Crowd(Population population, Plane plane, Shown shown) {
        Worth worth = Worth.of(population);
        Comparator<Integer> worthier = Comparator.<Integer>comparingLong(row -> worth.netRevenue(row))
                .thenComparing(Comparator.<Integer>comparingLong(population::customerId)
                        .reversed());
        this.cells = Stream.generate(Amount::new).limit(plane.cellCount()).toArray(Amount[]::new);
        List<Best> ofCell = IntStream.range(0, plane.cellCount())
                .mapToObj(cell -> new Best(worthier, shown.ofCell()))
                .toList();
        Best ofAll = new Best(worthier, shown.inAll());
        for (int row = 0; row < population.size(); row++) {
            int cell = plane.cells()[row];
            if (cell >= 0) {
                cells[cell].add(row, worth);
                density[square(plane, row)]++;
                ofCell.get(cell).offer(row);
                ofAll.offer(row);
            }
        }
        this.biggest = union(ofCell, ofAll, shown.inAll()).stream()
                .sorted(worthier.reversed())
                .toList();
        biggest.forEach(row -> density[square(plane, row)]--);
    }

    public static Crowd of(Population population, Plane plane, Shown shown) {
        return new Crowd(population, plane, shown);
    }

    /** Everyone in a cell. */
    public Amount cell(int cell) {
        return cells[cell];
    }

    /** Everyone who lies anywhere. */
    public long customers() {
        return Stream.of(cells).mapToLong(Amount::customers).sum();
    }

    /** Rows of those who are shown one by one, the largest net revenue first. */
    public List<Integer> biggest() {
        return biggest;
    }

    /** How many others have scores within a square; both count from 0. */
    public int others(int x, int y) {
        return density[x * STEPS + y];
    }

    private static int square(Plane plane, int row) {
        return step(plane.x()[row]) * STEPS + step(plane.y()[row]);
    }

    /** The highest score belongs to the last square. */
    private static int step(long score) {
        return (int) Math.min(STEPS - 1, score / STEP);
    }

    private static Set<Integer> union(List<Best> ofCell, Best ofAll, int most) {
        Set<Integer> rows = new LinkedHashSet<>();
        ofCell.forEach(best -> rows.addAll(best.rows()));
        for (int row : ofAll.rows()) {
            if (rows.size() < most) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The best few of many. */
    private static final class Best {
        private final Comparator<Integer> order;
        private final int most;
        private final PriorityQueue<Integer> rows;

        Best(Comparator<Integer> order, int most) {
            this.order = order;
            this.most = most;
            this.rows = new PriorityQueue<>(order);
        }

        void offer(int row) {
            Integer least = rows.peek();
            if (rows.size() < most) {
                rows.add(row);
            } else if (least != null && order.compare(row, least) > 0) {
                rows.remove();
                rows.add(row);
            }
        }

        /** Best first. */
        List<Integer> rows() {
            List<Integer> sorted = new ArrayList<>(rows);
            sorted.sort(order.reversed());
            return sorted;
        }
    }
}
