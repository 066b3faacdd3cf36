package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Matrices made at random: two to five bands, odd lines and weights, inputs that must be sure enough. */
final class RandomMatrices {

    static final String ORDERLY = "orderly-matrix";
    static final String ODD = "odd-matrix";

    private RandomMatrices() {}

    /** Every field is read once, and more of what is good gives more points. */
    static PolicyDocument orderly(RandomGenerator random) {
        List<Method.Criterion> value = List.of(
                criterion("revenue", "net_revenue", random, new Scoring.Quantile(7, Direction.HIGH)),
                criterion("orders", "frequency", random, ramp("0", "12")),
                criterion("recency", "recency_days", random, ramp("365", "7")));
        List<Method.Criterion> potential = List.of(
                criterion("growth", "revenue_growth", random, ramp("-0.5", "1.3")),
                criterion("wallet", "potential.share_of_wallet", random, ramp("90", "7")),
                criterion("payment", "potential.payment_ability", random, rising()),
                criterion("market", "potential.market_growth", random, new Scoring.Quantile(4, Direction.HIGH)));
        return document(ORDERLY, random, value, potential);
    }

    /** Some fields speak for the value and against the potential; some criteria weigh nothing. */
    static PolicyDocument odd(RandomGenerator random) {
        List<Method.Criterion> value = List.of(
                criterion("revenue", "net_revenue", random, ramp("0", "400")),
                criterion("share", "potential.share_of_wallet", random, ramp("0", "100")),
                new Method.Criterion("idle", Title.of("Idle", "闲"), "frequency", BigDecimal.ZERO, ramp("0", "3")));
        List<Method.Criterion> potential = List.of(
                criterion("room", "potential.share_of_wallet", random, ramp("80", "20")),
                criterion("small", "net_revenue", random, new Scoring.Quantile(3, Direction.LOW)),
                criterion("growth", "revenue_growth", random, ramp("0", "1")));
        return document(ODD, random, value, potential);
    }

    private static PolicyDocument document(
            String slug, RandomGenerator random, List<Method.Criterion> value, List<Method.Criterion> potential) {
        int bands = 2 + random.nextInt(4);
        int tiers = 2 + random.nextInt(2 * bands - 2);
        BigDecimal confidence = random.nextBoolean() ? null : new BigDecimal("0.333");
        var method = new Method.Matrix(
                axis(random, bands, "0.3", null, value),
                axis(random, bands, "0.45", confidence, potential),
                cells(bands, tiers),
                40);
        return new PolicyDocument(
                slug,
                Title.of("Random", "随机"),
                null,
                12,
                "net_revenue",
                false,
                null,
                random.nextBoolean() ? List.of("country") : List.of(),
                40,
                method,
                IntStream.range(0, tiers)
                        .mapToObj(i -> TierDef.cells(id(i), Title.of(id(i), id(i)), "#000"))
                        .toList());
    }

    /** Tiers by the sum of both bands: more of either is never worse. */
    static List<Method.Cell> cells(int bands, int tiers) {
        List<Method.Cell> cells = new ArrayList<>();
        for (int value = bands; value >= 1; value--) {
            for (int potential = 1; potential <= bands; potential++) {
                int rank = 2 * bands - value - potential;
                String tier = id(rank * tiers / (2 * bands - 1));
                cells.add(new Method.Cell(value, potential, tier, Title.of(tier, tier), null));
            }
        }
        return cells;
    }

    private static Method.ScoreAxis axis(
            RandomGenerator random,
            int bands,
            String coverage,
            @Nullable BigDecimal confidence,
            List<Method.Criterion> criteria) {
        var lines = new TreeSet<BigDecimal>();
        while (lines.size() < bands - 1) {
            lines.add(BigDecimal.valueOf(1 + random.nextInt(999_999), 4));
        }
        return new Method.ScoreAxis(new BigDecimal(coverage), confidence, List.copyOf(lines), criteria);
    }

    private static Method.Criterion criterion(String id, String field, RandomGenerator random, Scoring scoring) {
        BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(300_000), 4);
        return new Method.Criterion(id, Title.of(id, id), field, weight, scoring);
    }

    private static Scoring ramp(String from, String to) {
        return new Scoring.Ramp(new BigDecimal(from), new BigDecimal(to));
    }

    private static Scoring rising() {
        return new Scoring.Bands(List.of(
                new Method.Band(null, new BigDecimal("30"), BigDecimal.ZERO),
                new Method.Band(new BigDecimal("30"), new BigDecimal("70.5"), new BigDecimal("55.5")),
                new Method.Band(new BigDecimal("70.5"), null, new BigDecimal("100"))));
    }

    private static String id(int tier) {
        return String.valueOf((char) ('A' + tier));
    }
}
