package dev.fenji.tiering;

import dev.fenji.kernel.facts.Column;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation.AxisScore;
import dev.fenji.kernel.policy.MatrixPlaces;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.Trial;
import dev.fenji.kernel.policy.UnratedReason;
import dev.fenji.kernel.simulate.Crowd;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.shared.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the figures of a matrix together. */
final class MatrixReport {
    private static final Crowd.Shown SHOWN = new Crowd.Shown(6, 300);
    private static final int COVERAGE_DECIMALS = 4;
    /** Of these somebody wanted a score. */
    private static final Set<UnratedReason> TOO_LITTLE =
            EnumSet.of(UnratedReason.COVERAGE_TOO_LOW, UnratedReason.POTENTIAL_TOO_LITTLE_KNOWN);

    private final Simulations.Tried tried;
    private final Method.Matrix method;
    private final Population population;
    private final MatrixPlaces places;
    private final Crowd crowd;

    private MatrixReport(Simulations.Tried tried, Method.Matrix method) {
        this.tried = tried;
        this.method = method;
        this.population = tried.ground().population();
        this.places = Objects.requireNonNull(tried.trial().places());
        this.crowd = Crowd.of(
                population,
                new Crowd.Plane(
                        places.value(),
                        places.potential(),
                        places.cells(),
                        method.cells().size()),
                SHOWN);
    }

    /** @param names names of customers by their ids */
    static MatrixPicture of(
            Simulations.Tried tried,
            Method.Matrix method,
            Function<Stream<Long>, Map<Long, KnownCustomers.Known>> names,
            LongSupplier millis) {
        return new MatrixReport(tried, method).make(names, millis);
    }

    /** The grid with nobody in it. */
    static MatrixPicture empty(Simulations.Tried tried, Method.Matrix method, long millis) {
        return new MatrixPicture(
                tried.ground().population().asOf(),
                0,
                0,
                0,
                Map.of(),
                0,
                method.cells().stream()
                        .map(cell -> cell(cell, 0, BigDecimal.ZERO))
                        .toList(),
                List.of(),
                Crowd.STEPS,
                List.of(),
                List.of(),
                millis);
    }

    private MatrixPicture make(Function<Stream<Long>, Map<Long, KnownCustomers.Known>> names, LongSupplier millis) {
        byte[] tiers = tried.trial().tiers();
        IntPredicate considered =
                row -> places.cells()[row] >= 0 || (tiers[row] < 0 && TOO_LITTLE.contains(Trial.reason(tiers[row])));
        int[] rows = IntStream.range(0, population.size())
                .parallel()
                .filter(considered)
                .toArray();
        Map<Long, KnownCustomers.Known> known =
                names.apply(crowd.biggest().stream().map(population::customerId));
        Map<String, Long> unrated = unrated();
        long nowhere = population.size() - crowd.customers();
        return new MatrixPicture(
                population.asOf(),
                population.size(),
                rows.length,
                crowd.customers(),
                unrated,
                nowhere - unrated.values().stream().mapToLong(Long::longValue).sum(),
                cells(),
                crowd.biggest().stream().map(row -> bubble(row, known)).toList(),
                Crowd.STEPS,
                density(),
                Stream.concat(
                                inputs(AxisScore.VALUE, method.value(), rows),
                                inputs(AxisScore.POTENTIAL, method.potential(), rows))
                        .toList(),
                millis.getAsLong());
    }

    private Map<String, Long> unrated() {
        long[] byReason = new long[Byte.MAX_VALUE];
        for (int row = 0; row < population.size(); row++) {
            byte tier = tried.trial().tiers()[row];
            if (places.cells()[row] < 0 && tier < 0) {
                byReason[-tier]++;
            }
        }
        Map<String, Long> unrated = new TreeMap<>();
        for (int i = 0; i < byReason.length; i++) {
            if (byReason[i] > 0) {
                unrated.put(Trial.reason((byte) -i).slug(), byReason[i]);
            }
        }
        return unrated;
    }

    private List<MatrixPicture.Cell> cells() {
        List<MatrixPicture.Cell> cells = new ArrayList<>();
        for (int i = 0; i < method.cells().size(); i++) {
            cells.add(cell(
                    method.cells().get(i),
                    crowd.cell(i).customers(),
                    crowd.cell(i).netRevenue()));
        }
        return cells;
    }

    private static MatrixPicture.Cell cell(Method.Cell cell, long customers, BigDecimal netRevenue) {
        return new MatrixPicture.Cell(
                cell.value(),
                cell.potential(),
                cell.title(),
                cell.tier(),
                cell.treatment(),
                customers,
                Decimals.text(netRevenue));
    }

    private MatrixPicture.Bubble bubble(int row, Map<Long, KnownCustomers.Known> known) {
        long customer = population.customerId(row);
        KnownCustomers.Known who = KnownCustomers.of(known, customer);
        Method.Cell cell = method.cells().get(places.cells()[row]);
        Side after = tried.comparison().to();
        return new MatrixPicture.Bubble(
                customer,
                who.name(),
                who.key(),
                text(places.value()[row]),
                text(places.potential()[row]),
                cell.value(),
                cell.potential(),
                coverage(method.value(), row),
                coverage(method.potential(), row),
                after.tier(after.rows()[row]),
                money(population.row(row).micros(Metrics.NET_REVENUE.id())));
    }

    private List<MatrixPicture.Square> density() {
        List<MatrixPicture.Square> squares = new ArrayList<>();
        for (int x = 0; x < Crowd.STEPS; x++) {
            for (int y = 0; y < Crowd.STEPS; y++) {
                int others = crowd.others(x, y);
                if (others > 0) {
                    squares.add(new MatrixPicture.Square(x, y, others));
                }
            }
        }
        return squares;
    }

    private Stream<MatrixPicture.Input> inputs(String name, Method.ScoreAxis axis, int[] rows) {
        return axis.criteria().stream()
                .map(criterion -> new MatrixPicture.Input(
                        name,
                        criterion.id(),
                        criterion.field(),
                        criterion.title(),
                        IntStream.of(rows)
                                .parallel()
                                .filter(counts(criterion, axis))
                                .count()));
    }

    /** Known weight ÷ total weight. */
    private String coverage(Method.ScoreAxis axis, int row) {
        BigDecimal known = weight(axis.criteria().stream()
                .filter(criterion -> counts(criterion, axis).test(row)));
        return Decimals.plain(known.divide(weight(axis.criteria().stream()), COVERAGE_DECIMALS, RoundingMode.HALF_UP));
    }

    private static BigDecimal weight(Stream<Method.Criterion> criteria) {
        return criteria.map(Method.Criterion::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private IntPredicate counts(Method.Criterion criterion, Method.ScoreAxis axis) {
        IntPredicate known = known(population.column(criterion.field()));
        BigDecimal least = axis.minConfidence();
        return least == null || !PotentialField.isInput(criterion.field())
                ? known
                : known.and(sure(population.column(PotentialField.confidenceOf(criterion.field())), Micros.of(least)));
    }

    private static IntPredicate known(@Nullable Column column) {
        return switch (column) {
            case null -> row -> false;
            case Column.Numbers numbers -> row -> numbers.micros(row) != Micros.UNKNOWN;
            case Column.Texts texts -> row -> texts.text(row) != null;
            case Column.Tags tags -> row -> tags.tags(row) != null;
        };
    }

    private static IntPredicate sure(@Nullable Column column, long least) {
        return row -> column instanceof Column.Numbers numbers && numbers.micros(row) >= least;
    }

    private static String text(long micros) {
        return Decimals.plain(Micros.decimal(micros));
    }

    private static @Nullable String money(long micros) {
        return micros == Micros.UNKNOWN ? null : Decimals.text(Micros.decimal(micros));
    }
}
