package dev.fenji.kernel.policy;

import dev.fenji.kernel.condition.ConditionCheck;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.PolicyProblem.Kind;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with a policy document, each problem with its place. */
public final class PolicyCheck {

    static final int FEWEST_TIERS = 2;
    static final int MOST_TIERS = 20;
    private static final int MOST_CUSTOMERS = 1_000_000_000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final PolicyDocument document;
    private final @Nullable FieldCatalogue catalogue;
    private final Problems problems = new Problems();

    private PolicyCheck(PolicyDocument document, @Nullable FieldCatalogue catalogue) {
        this.document = document;
        this.catalogue = catalogue;
    }

    /** All problems, errors and warnings, against the fields that exist. */
    public static List<PolicyProblem> problems(PolicyDocument document, FieldCatalogue catalogue) {
        return new PolicyCheck(document, catalogue).run();
    }

    /** Errors of the document in itself, whatever fields exist. */
    static List<PolicyProblem> errors(PolicyDocument document) {
        return new PolicyCheck(document, null)
                .run().stream().filter(PolicyProblem::isError).toList();
    }

    static void requireCorrect(PolicyDocument document) {
        List<PolicyProblem> errors = errors(document);
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("The policy (%s) must have no errors, but has %d, first: %s"
                    .formatted(document.slug(), errors.size(), errors.get(0)));
        }
    }

    private List<PolicyProblem> run() {
        checkHead();
        checkTiers();
        checkScope();
        switch (document.method()) {
            case Method.Rfm rfm -> new RfmCheck(rfm, document, this::requireNumber, problems).run();
            case Method.Abc abc -> checkAbc(abc);
            case Method.Scorecard card -> new ScorecardCheck(card, document, this::requireField, problems).run();
            case Method.Matrix matrix -> new MatrixCheck(matrix, document, this::requireField, problems).run();
        }
        if (document.method() instanceof Method.Weighted weighted) {
            checkLearning(weighted);
        }
        new GateCheck(document, catalogue, problems).run();
        new StabilityCheck(document, problems).run();
        return problems.all();
    }

    private void checkHead() {
        if (!SLUG.matcher(document.slug()).matches()) {
            problems.add(
                    Kind.MALFORMED,
                    "slug",
                    Map.of("value", document.slug(), "expected", "lower-case letters, digits, single dashes"));
        }
        problems.requireText(document.title().en(), "title.en");
        problems.requireText(document.title().zh(), "title.zh");
        problems.requireRange(document.windowMonths(), 1, MetricWindow.LONGEST_MONTHS, "windowMonths");
        problems.requireRange(document.minimumGroup(), 1, 1_000_000, "minimumGroup");
        requireNumber(document.value(), "value");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < document.rankWithin().size(); i++) {
            String attribute = document.rankWithin().get(i);
            String place = "rankWithin[%d]".formatted(i);
            Field field = field(attribute, place);
            if (field != null && !field.type().isText()) {
                wrongType(field, "text", place);
            }
            if (!seen.add(attribute)) {
                problems.add(Kind.DUPLICATE_ID, place, Map.of("id", attribute));
            }
        }
    }

    private void checkTiers() {
        List<TierDef> tiers = document.tiers();
        if (tiers.size() < FEWEST_TIERS) {
            problems.add(Kind.TOO_FEW_TIERS, "tiers", Map.of("tiers", tiers.size()));
        }
        if (tiers.size() > MOST_TIERS) {
            problems.requireRange(tiers.size(), FEWEST_TIERS, MOST_TIERS, "tiers");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tiers.size(); i++) {
            TierDef tier = tiers.get(i);
            problems.requireId(tier.id(), "tiers[%d].id".formatted(i), seen);
            problems.requireText(tier.title().en(), "tiers[%d].title.en".formatted(i));
            problems.requireText(tier.title().zh(), "tiers[%d].title.zh".formatted(i));
            checkPlan(tier.plan(), "tiers[%d].plan".formatted(i));
        }
    }

    private void checkPlan(@Nullable TierPlan plan, String place) {
        if (plan == null) {
            return;
        }
        if (plan.share() != null) {
            problems.requireRange(plan.share(), "0", "1", place + ".share");
        }
        Integer capacity = plan.capacity();
        if (capacity != null) {
            problems.requireRange(capacity, 0, MOST_CUSTOMERS, place + ".capacity");
        }
        if (plan.cost() != null) {
            problems.requireDecimals(plan.cost(), Micros.SCALE, place + ".cost");
            problems.requireRange(plan.cost(), "0", "1000000000", place + ".cost");
        }
    }

    private void checkScope() {
        if (document.scope() != null && catalogue != null) {
            ConditionCheck.problems(document.scope(), catalogue)
                    .forEach(problem -> problems.add(
                            Kind.valueOf(problem.kind().name()), "scope" + problem.path(), problem.facts()));
        }
    }

    private void checkAbc(Method.Abc abc) {
        requireNumber(abc.metric(), "method.metric");
        List<TierDef> tiers = document.tiers();
        BigDecimal before = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size() - 1; i++) {
            BigDecimal share = tiers.get(i).share();
            String place = "tiers[%d].share".formatted(i);
            if (share == null) {
                problems.add(Kind.REQUIRED, place);
                continue;
            }
            problems.requireDecimals(share, Micros.SCALE, place);
            problems.requireRange(share, "0", "1", place);
            if (share.compareTo(before) <= 0) {
                notInOrder(tiers.get(i), share, before, place);
            }
            before = share;
        }
        if (!tiers.isEmpty()) {
            TierDef last = tiers.get(tiers.size() - 1);
            if (last.share() != null && last.share().compareTo(BigDecimal.ONE) != 0) {
                problems.add(
                        Kind.LAST_TIER_NOT_OPEN,
                        "tiers[%d].share".formatted(tiers.size() - 1),
                        Map.of("tier", last.id()));
            }
        }
    }

    private void checkLearning(Method.Weighted method) {
        problems.requireRange(method.minimumPopulation(), 1, 1_000_000, "method.minimumPopulation");
        if (!method.learns() && !document.rankWithin().isEmpty()) {
            problems.add(Kind.RANKING_WITHOUT_EFFECT, "rankWithin");
        }
    }

    private void notInOrder(TierDef tier, BigDecimal threshold, BigDecimal before, String place) {
        problems.add(
                Kind.THRESHOLDS_NOT_IN_ORDER,
                place,
                Map.of("tier", tier.id(), "threshold", threshold, "before", before));
    }

    private void requireNumber(String id, String place) {
        Field field = field(id, place);
        if (field != null && !field.type().isOrdered()) {
            wrongType(field, "number", place);
        }
    }

    private void requireField(String id, boolean number, String place) {
        Field field = field(id, place);
        if (field == null) {
            return;
        }
        boolean fits = number
                ? field.type().isNumeric()
                : field.type().isText() || field.type().isNumeric();
        if (!fits) {
            wrongType(field, number ? "number" : "text", place);
        }
    }

    private void wrongType(Field field, String expected, String place) {
        problems.add(
                Kind.WRONG_FIELD_TYPE,
                place,
                Map.of("field", field.id(), "type", field.type().name(), "expected", expected));
    }

    private @Nullable Field field(String id, String place) {
        if (catalogue == null) {
            return null;
        }
        Field field = catalogue.find(id);
        if (field == null) {
            problems.add(Kind.UNKNOWN_FIELD, place, Map.of("field", id));
        }
        return field;
    }
}
