package dev.fenji.kernel.backtest;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.ShippedPolicies;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a policy is measured against when no other policy is at hand. */
public enum Baseline {
    /** The first 80 % of net revenue, up to 95 %, the rest. */
    ABC_REVENUE("ABC by net revenue", "ABC 净销售额分级"),
    /** Ranks in tenths by recency, frequency and net revenue, summed with equal weight. */
    RFM_RANK_SUM("RFM rank sum", "RFM 排名之和"),
    /** Lots drawn anew at each date among those who bought in the last twelve months: what knowing nothing gives. */
    RANDOM("Random", "随机");

    private static final String GOLD = "#d48806";
    private static final String BLUE = "#1677ff";
    private static final String GREY = "#8c8c8c";
    private static final int RANKS = 10;

    private final Title title;

    Baseline(String en, String zh) {
        this.title = Title.of(en, zh);
    }

    public Title title() {
        return title;
    }

    /** Name in requests: {@code abc-revenue}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The baseline of this name, or null. */
    public static @Nullable Baseline find(String slug) {
        for (Baseline baseline : values()) {
            if (baseline.slug().equals(slug)) {
                return baseline;
            }
        }
        return null;
    }

    /** The baseline as a policy; random has the ladder of one, its tiers come from {@link Lots}. */
    public PolicyDocument document() {
        return switch (this) {
            case ABC_REVENUE -> ShippedPolicies.abc();
            case RFM_RANK_SUM, RANDOM -> rankSum();
        };
    }

    private PolicyDocument rankSum() {
        return new PolicyDocument(
                slug(),
                title,
                null,
                MetricWindow.DEFAULT_MONTHS,
                Metrics.NET_REVENUE.id(),
                true,
                null,
                List.of(),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                new Method.Scorecard(
                        BigDecimal.ONE,
                        List.of(
                                rank(Metrics.RECENCY_DAYS, Direction.LOW),
                                rank(Metrics.FREQUENCY, Direction.HIGH),
                                rank(Metrics.NET_REVENUE, Direction.HIGH)),
                        PolicyDocument.DEFAULT_MINIMUM_GROUP),
                List.of(
                        TierDef.enter("A", Title.of("A · upper", "A 级 · 高"), GOLD, "75"),
                        TierDef.enter("B", Title.of("B · middle", "B 级 · 中"), BLUE, "40"),
                        TierDef.enter("C", Title.of("C · lower", "C 级 · 低"), GREY, null)));
    }

    private static Method.Criterion rank(Metric metric, Direction better) {
        return new Method.Criterion(
                metric.id().replace('_', '-'),
                metric.title(),
                metric.id(),
                BigDecimal.ONE,
                new Method.Scoring.Quantile(RANKS, better));
    }
}
