package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScorecardPolicyTest {

    @Test
    void isTheWeightedMeanOfThePoints() {
        // weights 20, 15, 22 with scores 47, 59, 21 → 40.1228, shown 40
        PolicyDocument document =
                card("0", criterion("a", "20", exact()), criterion("b", "15", exact()), criterion("c", "22", exact()));
        Explanation explanation = explain(document, "custom.a", "47", "custom.b", "59", "custom.c", "21");
        assertThat(explanation.total()).isEqualByComparingTo("40.122807");
        assertThat(explanation.shown(2).total()).isEqualByComparingTo("40.12");
        assertThat(explanation.shown(0).total()).isEqualByComparingTo("40");
        assertThat(explanation.shown(2).parts())
                .extracting(part -> String.valueOf(part.contribution()))
                .containsExactly("16.49", "15.53", "8.10");
    }

    @Test
    void leavesOutWhatIsUnknownAndSaysHowMuchIsKnown() {
        PolicyDocument document = card("0.5", criterion("a", "3", exact()), criterion("b", "1", exact()));
        Explanation explanation = explain(document, "custom.a", "80");
        assertThat(explanation.total()).isEqualByComparingTo("80");
        assertThat(explanation.coverage()).isEqualByComparingTo("0.75");
        assertThat(explanation.parts().get(1).contribution()).isNull();
        assertThat(explanation.parts().get(1).points()).isNull();
    }

    @Test
    void ratesNobodyBelowTheMinimumCoverage() {
        PolicyDocument document = card("0.5", criterion("a", "3", exact()), criterion("b", "1", exact()));
        Explanation explanation = explain(document, "custom.b", "80");
        assertThat(explanation.tier()).isNull();
        assertThat(Objects.requireNonNull(explanation.reason()).code()).isEqualTo(UnratedReason.COVERAGE_TOO_LOW);
        assertThat(explanation.reason().facts()).containsEntry("coverage", new BigDecimal("0.25"));
        assertThat(explanation.parts()).hasSize(2);
    }

    @Test
    void coverageAtTheMinimumIsEnoughAndNothingKnownNeverIs() {
        PolicyDocument half = card("0.5", criterion("a", "1", exact()), criterion("b", "1", exact()));
        assertThat(explain(half, "custom.a", "80").tier()).isEqualTo("A");
        PolicyDocument none = card("0", criterion("a", "1", exact()), criterion("b", "1", exact()));
        assertThat(explain(none).tier()).isNull();
    }

    @Test
    void bandsIncludeTheirLowerEndOnly() {
        PolicyDocument document = card("0", criterion("a", "1", bands()));
        assertThat(explain(document, "custom.a", "9.999999").total()).isEqualByComparingTo("0");
        assertThat(explain(document, "custom.a", "10").total()).isEqualByComparingTo("50");
        assertThat(explain(document, "custom.a", "20").total()).isEqualByComparingTo("100");
        assertThat(explain(document, "custom.a", "-3").total()).isEqualByComparingTo("0");
    }

    @Test
    void rampsRunBothWaysAndAreFlatBeyondTheirEnds() {
        PolicyDocument rising = card("0", criterion("a", "1", ramp("10", "20")));
        assertThat(explain(rising, "custom.a", "5").total()).isEqualByComparingTo("0");
        assertThat(explain(rising, "custom.a", "12.5").total()).isEqualByComparingTo("25");
        assertThat(explain(rising, "custom.a", "99").total()).isEqualByComparingTo("100");
        PolicyDocument falling = card("0", criterion("a", "1", ramp("60", "0")));
        assertThat(explain(falling, "custom.a", "60").total()).isEqualByComparingTo("0");
        assertThat(explain(falling, "custom.a", "15").total()).isEqualByComparingTo("75");
        assertThat(explain(falling, "custom.a", "-5").total()).isEqualByComparingTo("100");
    }

    @Test
    void aMeanThatReachesAThresholdIsNeverRoundedBelowIt() {
        PolicyDocument document = card("0", criterion("a", "1", ramp("0", "3")), criterion("b", "1", ramp("0", "3")));
        // 33.3… and 46.6… make 40 exactly: the threshold of B
        Explanation explanation = explain(document, "custom.a", "1", "custom.b", "1.4");
        assertThat(explanation.total()).isEqualByComparingTo("40");
        assertThat(explanation.tier()).isEqualTo("B");
    }

    @Test
    void choicesGivePointsAndWhatIsNotListedIsUnknownUnlessSaidOtherwise() {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        points.put("US", new BigDecimal("90"));
        points.put("DE", new BigDecimal("80"));
        PolicyDocument strict = card("0", criterion("country", "country", "1", new Scoring.Choice(points, null)));
        assertThat(explain(strict, "country", "DE").total()).isEqualByComparingTo("80");
        assertThat(explain(strict, "country", "FR").tier()).isNull();
        PolicyDocument lenient =
                card("0", criterion("country", "country", "1", new Scoring.Choice(points, new BigDecimal("10"))));
        assertThat(explain(lenient, "country", "FR").total()).isEqualByComparingTo("10");
        assertThat(explain(lenient).tier()).isNull();
    }

    @Test
    void saysTheSmallestSingleChangeThatReachesTheNextTier() {
        PolicyDocument document = card(
                "0",
                criterion("net_revenue", "net_revenue", "1", ramp("0", "1000")),
                criterion("recency_days", "recency_days", "1", ramp("100", "0")),
                criterion("a", "1", bands()));
        // points 30, 20, 50 → 33.33, tier C; B needs 40: 20 points more of one criterion
        Explanation explanation = explain(document, "net_revenue", "300", "recency_days", "80", "custom.a", "12");
        assertThat(explanation.tier()).isEqualTo("C");
        assertThat(explanation.toNextTier())
                .extracting(step -> step.criterion() + " " + step.to().number() + " " + step.possible())
                .containsExactly("net_revenue 500 true", "recency_days 60 true", "a 20 true");
    }

    @Test
    void saysWhenNoSingleChangeIsEnough() {
        PolicyDocument document = card("0", criterion("a", "9", exact()), criterion("b", "1", exact()));
        Explanation explanation = explain(document, "custom.a", "10", "custom.b", "10");
        assertThat(explanation.toNextTier())
                .extracting(step -> step.criterion() + " " + step.possible())
                .containsExactly("a true", "b false");
    }

    @Test
    void ranksWithinACountryAndPoolsTheSmallOnes() {
        Population.Builder population = People.population();
        for (int i = 1; i <= 400; i++) {
            population.customer(i);
            String country = i <= 200 ? "GB" : i <= 360 ? "DE" : i <= 380 ? "FJ" : "NZ";
            String revenue = String.valueOf(i <= 200 ? 100_000 + i : i);
            People.put(population, "frequency", "1", "country", country, "net_revenue", revenue);
        }
        PolicyDocument document = ranked(40);
        Calibration calibration = People.calibrated(document, population.build());
        assertThat(calibration.groups().keySet()).containsExactly("DE", "GB");
        assertThat(calibration.small()).containsEntry("FJ", 20).containsEntry("NZ", 20);
        assertThat(Objects.requireNonNull(calibration.rest()).rated()).isEqualTo(40);
        CustomerFacts best = People.customer(1, "frequency", "1", "country", "DE", "net_revenue", "360");
        Explanation explanation = People.decide(document, calibration, best).explanation();
        assertThat(explanation.total()).isEqualByComparingTo("100");
        assertThat(explanation.group()).isEqualTo(new Explanation.Group("DE", Calibration.Basis.GROUP, 160));
        CustomerFacts stranger = People.customer(1, "frequency", "1", "country", "CL", "net_revenue", "399");
        assertThat(People.decide(document, calibration, stranger)
                        .explanation()
                        .group()
                        .basis())
                .isEqualTo(Calibration.Basis.SMALL_GROUPS);
    }

    @Test
    void fallsBackToEveryoneWhenTheSmallGroupsAreFewTogether() {
        Population.Builder population = People.population();
        for (int i = 1; i <= 120; i++) {
            population.customer(i);
            People.put(
                    population, "frequency", "1", "country", i <= 110 ? "GB" : "FJ", "net_revenue", String.valueOf(i));
        }
        Calibration calibration = People.calibrated(ranked(40), population.build());
        assertThat(calibration.rest()).isNull();
        assertThat(calibration.basis("FJ")).isEqualTo(Calibration.Basis.EVERYONE);
    }

    @Test
    void theShippedScorecardRatesForeignCompaniesOnly() {
        PolicyDocument document = ShippedPolicies.foreignScorecard("CN");
        Population population = People.crowd(new SplittableRandom(3), 900);
        Calibration calibration = People.calibrated(document, population);
        for (int row = 0; row < population.size(); row++) {
            CustomerFacts facts = population.row(row);
            Decision decision = People.decide(document, calibration, facts);
            boolean foreign = facts.text("country") != null
                    && !"CN".equals(facts.text("country"))
                    && !"PERSON".equals(facts.text("type"));
            boolean outOfScope =
                    decision instanceof Decision.Unrated unrated && unrated.reason() == UnratedReason.NOT_IN_SCOPE;
            assertThat(outOfScope).isEqualTo(!foreign);
        }
    }

    private static Explanation explain(PolicyDocument document, String... figures) {
        Population.Builder one = People.population().customer(1);
        People.put(one, "frequency", "1");
        People.put(one, figures);
        CustomerFacts facts = one.build().row(0);
        Calibration calibration = People.calibrated(document, People.buyers("1"));
        return People.decide(document, calibration, facts).explanation();
    }

    private static Scoring exact() {
        return ramp("0", "100");
    }

    private static Scoring ramp(String from, String to) {
        return new Scoring.Ramp(new BigDecimal(from), new BigDecimal(to));
    }

    private static Scoring bands() {
        return new Scoring.Bands(List.of(
                new Method.Band(null, new BigDecimal("10"), BigDecimal.ZERO),
                new Method.Band(new BigDecimal("10"), new BigDecimal("20"), new BigDecimal("50")),
                new Method.Band(new BigDecimal("20"), null, new BigDecimal("100"))));
    }

    private static PolicyDocument ranked(int minimum) {
        PolicyDocument card =
                card("0", criterion("value", "net_revenue", "1", new Scoring.Quantile(5, Direction.HIGH)));
        Method.Scorecard method = (Method.Scorecard) card.method();
        return new PolicyDocument(
                card.slug(),
                card.title(),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of("country"),
                minimum,
                new Method.Scorecard(method.minCoverage(), method.criteria(), minimum),
                card.tiers());
    }

    static Method.Criterion criterion(String name, String weight, Scoring scoring) {
        return criterion(name, "custom." + name, weight, scoring);
    }

    static Method.Criterion criterion(String id, String field, String weight, Scoring scoring) {
        return new Method.Criterion(id, Title.of(id, id), field, new BigDecimal(weight), scoring);
    }

    static PolicyDocument card(String minCoverage, Method.Criterion... criteria) {
        return new PolicyDocument(
                "card",
                Title.of("Card", "评分卡"),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of(),
                30,
                new Method.Scorecard(new BigDecimal(minCoverage), List.of(criteria), 100),
                List.of(
                        TierDef.enter("A", Title.of("A", "A"), "#000", "70"),
                        TierDef.enter("B", Title.of("B", "B"), "#000", "40"),
                        TierDef.enter("C", Title.of("C", "C"), "#000", null)));
    }
}
