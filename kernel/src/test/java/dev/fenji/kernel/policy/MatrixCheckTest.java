package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.FieldCatalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a matrix is found, with its place. */
class MatrixCheckTest {

    private static final PolicyDocument GOOD = MatrixPolicyTest.document();
    private static final Method.Matrix METHOD = (Method.Matrix) GOOD.method();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomMatricesAreCorrect(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            assertThat(PolicyCheck.errors(RandomMatrices.orderly(random)))
                    .as("seed %d", seed)
                    .isEmpty();
            assertThat(PolicyCheck.errors(RandomMatrices.odd(random)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void fieldsThatDoNotExistAreFound() {
        assertThat(PolicyCheck.problems(GOOD, FieldCatalogue.standard().with(List.of())))
                .filteredOn(problem -> problem.kind() == PolicyProblem.Kind.UNKNOWN_FIELD)
                .extracting(PolicyProblem::place)
                .allMatch(place -> place.startsWith("method.potential.criteria["));
    }

    @Test
    void linesMustRiseWithinTheScoreAndBeAsManyOnBothAxes() {
        assertThat(found(axes(lines("0", "120"), lines("70", "70"))))
                .containsExactly(
                        "BANDS_NOT_RISING method.value.boundaries[0]",
                        "OUT_OF_RANGE method.value.boundaries[1]",
                        "BANDS_NOT_RISING method.potential.boundaries[1]");
        assertThat(found(axes(lines("40", "70"), lines("40"))))
                .containsExactly("BOUNDARY_COUNT method.potential.boundaries");
        assertThat(found(axes(lines("10", "20", "30", "40", "50"), lines("10", "20", "30", "40", "50"))))
                .containsExactly("OUT_OF_RANGE method.value.boundaries");
        assertThat(found(axes(lines(), lines()))).contains("OUT_OF_RANGE method.value.boundaries");
    }

    @Test
    void everyPairOfBandsHasOneCell() {
        List<Method.Cell> cells = new ArrayList<>(METHOD.cells());
        cells.set(0, cell(3, 2, "B"));
        assertThat(found(cells)).containsExactly("CELLS_OVERLAP method.cells[1]", "CELLS_INCOMPLETE method.cells");
        cells.set(0, cell(4, 1, "B"));
        assertThat(found(cells)).containsExactly("OUT_OF_RANGE method.cells[0].value", "CELLS_INCOMPLETE method.cells");
    }

    @Test
    void tiersOfCellsExistAndNoneIsLeftOut() {
        List<Method.Cell> cells = new ArrayList<>(METHOD.cells());
        cells.replaceAll(cell -> cell.tier().equals("A") ? cell(3, 3, "Z") : cell);
        assertThat(found(cells)).containsExactly("UNKNOWN_TIER method.cells[2].tier", "TIER_WITHOUT_CELL tiers[0]");
    }

    @Test
    void aBetterCellMustNotHaveAWorseTier() {
        List<Method.Cell> cells = new ArrayList<>(METHOD.cells());
        cells.set(1, cell(3, 2, "D")); // worse than 2 × 2 and than 3 × 1, both C
        assertThat(found(cells))
                .containsOnly("BETTER_CELL_WORSE_TIER method.cells[1].tier")
                .hasSize(2);
    }

    @Test
    void tiersHaveNoThresholdsOfTheirOwn() {
        List<TierDef> tiers = new ArrayList<>(GOOD.tiers());
        tiers.set(0, TierDef.enter("A", Title.of("A", "A"), "#000", "80").staying("70"));
        tiers.set(1, TierDef.segments("B", Title.of("B", "B"), "#000", "champion"));
        assertThat(found(GOOD.withTiers(tiers)))
                .containsExactly(
                        "THRESHOLD_NOT_FOR_METHOD tiers[0].enter",
                        "THRESHOLD_NOT_FOR_METHOD tiers[1].segments",
                        "STAY_NOT_FOR_METHOD tiers[0].stay");
    }

    @Test
    void weightsSumToSomethingOnEachAxisAndIdsAreUsedOnce() {
        List<Method.Criterion> idle = METHOD.value().criteria().stream()
                .map(one -> new Method.Criterion("growth", one.title(), one.field(), BigDecimal.ZERO, one.scoring()))
                .toList();
        var value = new Method.ScoreAxis(new BigDecimal("2"), new BigDecimal("-1"), lines("40", "70"), idle);
        assertThat(found(new Method.Matrix(value, METHOD.potential(), METHOD.cells(), 100)))
                .containsExactly(
                        "OUT_OF_RANGE method.value.minCoverage",
                        "NO_WEIGHT method.value.criteria",
                        "DUPLICATE_ID method.value.criteria[1].id",
                        "OUT_OF_RANGE method.value.minConfidence",
                        "DUPLICATE_ID method.potential.criteria[0].id");
    }

    private static List<String> found(List<Method.Cell> cells) {
        return found(new Method.Matrix(METHOD.value(), METHOD.potential(), cells, 100));
    }

    private static List<String> found(Method.Matrix method) {
        return found(GOOD.withMethod(method));
    }

    private static List<String> found(PolicyDocument document) {
        return PolicyCheck.errors(document).stream()
                .map(problem -> problem.kind() + " " + problem.place())
                .toList();
    }

    /** The good matrix with other lines, and cells for as many bands as the value has. */
    private static Method.Matrix axes(List<BigDecimal> value, List<BigDecimal> potential) {
        return new Method.Matrix(
                axis(METHOD.value(), value),
                axis(METHOD.potential(), potential),
                RandomMatrices.cells(Math.max(value.size() + 1, 3), 5),
                100);
    }

    private static Method.ScoreAxis axis(Method.ScoreAxis axis, List<BigDecimal> lines) {
        return new Method.ScoreAxis(axis.minCoverage(), axis.minConfidence(), lines, axis.criteria());
    }

    private static Method.Cell cell(int value, int potential, String tier) {
        return new Method.Cell(value, potential, tier, Title.of("X", "X"), null);
    }

    private static List<BigDecimal> lines(String... lines) {
        return Stream.of(lines).map(BigDecimal::new).toList();
    }
}
