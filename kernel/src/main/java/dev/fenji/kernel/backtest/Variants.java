package dev.fenji.kernel.backtest;

import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies near a policy: other weights and thresholds of a scorecard, other weights and lines of a matrix, other shares of
 * ABC. Everything else stays: criteria, scales, cells, scope, gates, stability. What keeps a tier moves along with what reaches it.
 */
public final class Variants {

    /** Half of all weights grow or shrink before they are brought to the same sum again. */
    private static final List<BigDecimal> FACTORS = Stream.of("0.25", "0.5", "1", "1", "1", "1", "2", "4")
            .map(BigDecimal::new)
            .toList();

    private static final List<BigDecimal> SCORE_STEPS = Stream.of("-10", "-5", "-2", "0", "0", "2", "5", "10")
            .map(BigDecimal::new)
            .toList();
    private static final List<BigDecimal> SHARE_STEPS = Stream.of("-0.10", "-0.05", "-0.02", "0", "0", "0.02", "0.05")
            .map(BigDecimal::new)
            .toList();

    private static final BigDecimal BEST_SCORE = BigDecimal.valueOf(100);
    private static final MathContext WEIGHT_DIGITS = new MathContext(2);
    private static final int TRIES_EACH = 20;

    private Variants() {}

    /** Whether there is a weight or a threshold to change: not in RFM, whose boundaries are learned or of the user's making. */
    public static boolean exist(PolicyDocument policy) {
        return switch (policy.method()) {
            case Method.Rfm any -> false;
            case Method.Matrix any -> true;
            case Method.Abc any -> policy.tiers().size() > 1;
            case Method.Scorecard card ->
                card.criteria().size() > 1 || policy.tiers().size() > 1;
        };
    }

    /**
     * The policy itself and others near it, all different. The same seed gives the same.
     *
     * @param most how many altogether; fewer where there are no more
     */
    public static List<PolicyDocument> around(PolicyDocument policy, int most, long seed) {
        var random = new SplittableRandom(seed);
        Set<PolicyDocument> variants = new LinkedHashSet<>();
        variants.add(policy);
        for (int i = 0; exist(policy) && variants.size() < most && i < most * TRIES_EACH; i++) {
            PolicyDocument variant = vary(policy, random);
            if (descends(variant) && rises(variant.method())) {
                variants.add(variant);
            }
        }
        return List.copyOf(variants);
    }

    private static PolicyDocument vary(PolicyDocument policy, SplittableRandom random) {
        return policy.withMethod(weighed(policy.method(), random))
                .withTiers(
                        policy.tiers().stream().map(tier -> moved(tier, random)).toList());
    }

    private static Method weighed(Method method, SplittableRandom random) {
        return switch (method) {
            case Method.Scorecard card ->
                new Method.Scorecard(card.minCoverage(), weighed(card.criteria(), random), card.minimumPopulation());
            case Method.Matrix matrix ->
                new Method.Matrix(
                        varied(matrix.value(), random),
                        varied(matrix.potential(), random),
                        matrix.cells(),
                        matrix.minimumPopulation());
            case Method.Abc abc -> abc;
            case Method.Rfm rfm -> rfm;
        };
    }

    private static Method.ScoreAxis varied(Method.ScoreAxis axis, SplittableRandom random) {
        List<BigDecimal> lines = axis.boundaries().stream()
                .map(line -> plain(line.add(any(SCORE_STEPS, random))))
                .toList();
        return new Method.ScoreAxis(axis.minCoverage(), axis.minConfidence(), lines, weighed(axis.criteria(), random));
    }

    private static List<Method.Criterion> weighed(List<Method.Criterion> given, SplittableRandom random) {
        if (given.size() < 2) {
            return given;
        }
        List<BigDecimal> weights = given.stream()
                .map(each -> each.weight().multiply(any(FACTORS, random)))
                .toList();
        BigDecimal scale = total(given.stream().map(Method.Criterion::weight).toList())
                .divide(total(weights), MathContext.DECIMAL64);
        List<Method.Criterion> criteria = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Method.Criterion each = given.get(i);
            BigDecimal weight = plain(weights.get(i).multiply(scale).round(WEIGHT_DIGITS));
            criteria.add(new Method.Criterion(each.id(), each.title(), each.field(), weight, each.scoring()));
        }
        return criteria;
    }

    private static BigDecimal total(List<BigDecimal> weights) {
        return weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static TierDef moved(TierDef tier, SplittableRandom random) {
        BigDecimal enter = tier.enter();
        BigDecimal share = tier.share();
        if (enter != null && enter.signum() > 0) {
            BigDecimal step = any(SCORE_STEPS, random);
            return with(tier, plain(enter.add(step)), null, moved(tier.stay(), step));
        }
        if (share != null && share.compareTo(BigDecimal.ONE) < 0) {
            BigDecimal step = any(SHARE_STEPS, random);
            return with(tier, null, plain(share.add(step)), moved(tier.stay(), step));
        }
        return tier;
    }

    private static @Nullable BigDecimal moved(@Nullable BigDecimal stay, BigDecimal step) {
        return stay == null ? null : plain(stay.add(step));
    }

    private static TierDef with(
            TierDef tier, @Nullable BigDecimal enter, @Nullable BigDecimal share, @Nullable BigDecimal stay) {
        return new TierDef(tier.id(), tier.title(), tier.color(), enter, share, tier.segments(), stay, tier.plan());
    }

    /** Scores fall and shares rise from tier to tier, within their range. */
    private static boolean descends(PolicyDocument policy) {
        BigDecimal score = BEST_SCORE.add(BigDecimal.ONE);
        BigDecimal share = BigDecimal.ZERO;
        for (TierDef tier : policy.tiers()) {
            BigDecimal enter = tier.enter();
            if (enter != null && (enter.compareTo(score) >= 0 || enter.signum() < 0)) {
                return false;
            }
            score = enter == null ? score : enter;
            BigDecimal upTo = tier.share();
            if (upTo != null && (upTo.compareTo(share) <= 0 || upTo.compareTo(BigDecimal.ONE) > 0)) {
                return false;
            }
            share = upTo == null ? share : upTo;
        }
        return true;
    }

    /** Lines of a matrix rise, above 0 and at most 100. */
    private static boolean rises(Method method) {
        return !(method instanceof Method.Matrix matrix)
                || rises(matrix.value().boundaries())
                        && rises(matrix.potential().boundaries());
    }

    private static boolean rises(List<BigDecimal> lines) {
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal line : lines) {
            if (line.compareTo(before) <= 0) {
                return false;
            }
            before = line;
        }
        return before.compareTo(BEST_SCORE) <= 0;
    }

    private static BigDecimal any(List<BigDecimal> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** 50 rather than 5E+1. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal tidy = number.stripTrailingZeros();
        return tidy.scale() < 0 ? tidy.setScale(0) : tidy;
    }
}
