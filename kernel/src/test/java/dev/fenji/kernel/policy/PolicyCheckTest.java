package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Method.Scoring;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyCheckTest {

    @Test
    void shippedPoliciesHaveNoErrors() {
        for (PolicyDocument document : ShippedPolicies.all("CN")) {
            assertThat(PolicyCheck.problems(document, FieldCatalogue.standard()))
                    .as(document.slug())
                    .noneMatch(PolicyProblem::isError);
        }
    }

    @Test
    void findsOverlappingAndMissingCellsOfTheGrid() {
        List<Method.Segment> segments = new ArrayList<>(ShippedPolicies.segments());
        segments.remove(9); // hibernating: four cells
        segments.set(0, new Method.Segment("champion", Title.of("Champion", "冠军"), 4, 5, 4, 5)); // over loyal
        assertThat(kinds(rfm(segments), "method.segments"))
                .containsOnly("SEGMENTS_INCOMPLETE", "SEGMENTS_OVERLAP")
                .filteredOn("SEGMENTS_INCOMPLETE"::equals)
                .hasSize(4);
        assertThat(kinds(rfm(segments), "method.segments"))
                .filteredOn("SEGMENTS_OVERLAP"::equals)
                .hasSize(2);
    }

    @Test
    void findsSegmentsInTwoTiersOrNone() {
        PolicyDocument document = RfmPolicyTest.fixed();
        List<TierDef> tiers = List.of(
                TierDef.segments("A", Title.of("A", "A"), "#000", "champion", "loyal"),
                TierDef.segments("B", Title.of("B", "B"), "#000", "loyal", "nobody"));
        assertThat(kinds(withTiers(document, tiers), "tiers"))
                .contains("SEGMENT_IN_TWO_TIERS", "UNKNOWN_SEGMENT", "SEGMENT_WITHOUT_TIER");
    }

    @Test
    void findsThresholdsOutOfOrderAndALastTierThatShutsPeopleOut() {
        PolicyDocument document =
                ScorecardPolicyTest.card("0", ScorecardPolicyTest.criterion("a", "frequency", "1", ramp()));
        List<TierDef> tiers = List.of(
                TierDef.enter("A", Title.of("A", "A"), "#000", "50"),
                TierDef.enter("B", Title.of("B", "B"), "#000", "60"),
                TierDef.enter("C", Title.of("C", "C"), "#000", "10"));
        assertThat(kinds(withTiers(document, tiers), "tiers"))
                .containsExactly("THRESHOLDS_NOT_IN_ORDER", "LAST_TIER_NOT_OPEN");
        assertThat(kinds(withTiers(document, tiers.subList(0, 1)), "tiers")).contains("TOO_FEW_TIERS");
    }

    @Test
    void findsBandsThatOverlapAndWeightsThatSumToNothing() {
        Scoring overlapping = new Scoring.Bands(List.of(
                new Method.Band(null, new BigDecimal("11"), BigDecimal.ZERO),
                new Method.Band(BigDecimal.TEN, null, BigDecimal.TEN)));
        Scoring gap = new Scoring.Bands(List.of(
                new Method.Band(null, BigDecimal.ONE, BigDecimal.ZERO),
                new Method.Band(BigDecimal.TEN, null, new BigDecimal("101"))));
        PolicyDocument document = ScorecardPolicyTest.card(
                "2",
                ScorecardPolicyTest.criterion("a", "frequency", "0", overlapping),
                ScorecardPolicyTest.criterion("a", "lifecycle", "0", gap));
        assertThat(kinds(document, "method"))
                .containsExactlyInAnyOrder(
                        "OUT_OF_RANGE",
                        "NO_WEIGHT",
                        "BANDS_OVERLAP",
                        "DUPLICATE_ID",
                        "WRONG_FIELD_TYPE",
                        "OUT_OF_RANGE",
                        "BANDS_INCOMPLETE");
    }

    @Test
    void findsUnknownFieldsAndWrongConditions() {
        PolicyDocument abc = ShippedPolicies.abc();
        PolicyDocument document = new PolicyDocument(
                "Not A Slug",
                Title.of("", "x"),
                null,
                0,
                "happiness",
                true,
                Condition.is("country", Operator.GT, Operand.of("DE")),
                List.of("net_revenue", "colour"),
                30,
                new Method.Abc("name", Method.Crossing.BEFORE),
                abc.tiers());
        assertThat(PolicyCheck.problems(document, FieldCatalogue.standard()))
                .extracting(problem -> problem.kind() + " " + problem.place())
                .containsExactly(
                        "MALFORMED slug",
                        "REQUIRED title.en",
                        "OUT_OF_RANGE windowMonths",
                        "UNKNOWN_FIELD value",
                        "WRONG_FIELD_TYPE rankWithin[0]",
                        "UNKNOWN_FIELD rankWithin[1]",
                        "WRONG_OPERATOR scope",
                        "WRONG_FIELD_TYPE method.metric");
    }

    @Test
    void factsNameWhatIsWrong() {
        PolicyDocument document = RfmPolicyTest.fixed();
        Method.Rfm rfm = (Method.Rfm) document.method();
        Method.Boundaries few = new Method.Boundaries(
                List.of(BigDecimal.TEN),
                rfm.boundaries() == null ? List.of() : rfm.boundaries().frequency(),
                List.of());
        PolicyProblem problem = PolicyCheck.errors(document.withMethod(new Method.Rfm(
                        5, Method.Binning.FIXED, few, "frequency", "net_revenue", Method.Axis.F, rfm.segments(), 100)))
                .get(0);
        assertThat(problem.kind().slug()).isEqualTo("boundary-count");
        assertThat(problem.facts()).isEqualTo(Map.of("axis", "recency", "given", 1, "needed", 4));
    }

    private static PolicyDocument rfm(List<Method.Segment> segments) {
        PolicyDocument document = RfmPolicyTest.fixed();
        Method.Rfm rfm = (Method.Rfm) document.method();
        return document.withMethod(new Method.Rfm(
                5, Method.Binning.FIXED, rfm.boundaries(), "frequency", "net_revenue", Method.Axis.F, segments, 100));
    }

    private static PolicyDocument withTiers(PolicyDocument document, List<TierDef> tiers) {
        return new PolicyDocument(
                document.slug(),
                document.title(),
                null,
                12,
                "net_revenue",
                true,
                null,
                List.of(),
                30,
                document.method(),
                tiers);
    }

    private static Scoring ramp() {
        return new Scoring.Ramp(BigDecimal.ZERO, BigDecimal.TEN);
    }

    private static List<String> kinds(PolicyDocument document, String place) {
        return PolicyCheck.problems(document, FieldCatalogue.standard()).stream()
                .filter(problem -> problem.place().startsWith(place))
                .map(problem -> problem.kind().name())
                .toList();
    }
}
