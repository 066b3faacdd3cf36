package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Scorecards made at random: odd weights, bands that rise and fall, both ramps, choices, quantiles. */
final class RandomCards {

    static final String SLUG = "random-card";

    private RandomCards() {}

    static PolicyDocument card(RandomGenerator random) {
        List<Method.Criterion> criteria = List.of(
                criterion("a", "net_revenue", random, bands(random)),
                criterion("b", "recency_days", random, new Scoring.Ramp(new BigDecimal("365"), new BigDecimal("7"))),
                criterion("c", "revenue_growth", random, new Scoring.Ramp(new BigDecimal("-1"), new BigDecimal("1.7"))),
                criterion("d", "frequency", random, new Scoring.Quantile(7, Direction.HIGH)),
                criterion("e", "country", random, choice(random)),
                criterion("f", "custom.payment_delay_days", random, new Scoring.Quantile(3, Direction.LOW)));
        return new PolicyDocument(
                SLUG,
                Title.of("Random", "随机"),
                null,
                12,
                "net_revenue",
                false,
                null,
                List.of("country"),
                40,
                new Method.Scorecard(new BigDecimal("0.333333"), criteria, 40),
                List.of(
                        TierDef.enter("A", Title.of("A", "A"), "#000", "66.666667"),
                        TierDef.enter("B", Title.of("B", "B"), "#000", "50"),
                        TierDef.enter("C", Title.of("C", "C"), "#000", "31.4"),
                        TierDef.enter("D", Title.of("D", "D"), "#000", "0")));
    }

    private static Method.Criterion criterion(String id, String field, RandomGenerator random, Scoring scoring) {
        BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(300_000), 4);
        return new Method.Criterion(id, Title.of(id, id), field, weight, scoring);
    }

    private static Scoring bands(RandomGenerator random) {
        List<Method.Band> bands = new ArrayList<>();
        BigDecimal from = null;
        for (int i = 0; i < 6; i++) {
            BigDecimal to = i == 5
                    ? null
                    : (from == null ? BigDecimal.valueOf(-20) : from)
                            .add(BigDecimal.valueOf(1 + random.nextInt(9000), 2));
            bands.add(new Method.Band(from, to, BigDecimal.valueOf(random.nextInt(10_001), 2)));
            from = to;
        }
        return new Scoring.Bands(bands);
    }

    private static Scoring choice(RandomGenerator random) {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (String country : List.of("CN", "US", "DE", "JP")) {
            points.put(country, BigDecimal.valueOf(random.nextInt(101)));
        }
        return new Scoring.Choice(points, random.nextBoolean() ? null : BigDecimal.TEN);
    }
}
