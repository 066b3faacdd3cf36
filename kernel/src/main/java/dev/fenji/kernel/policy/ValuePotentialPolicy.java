package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.PotentialField;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.Method.Scoring;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The shipped matrix: three bands of what a customer is worth among all customers, three of what it may become. Growth and
 * breadth are computed; what people declare sharpens the potential where it is known.
 */
final class ValuePotentialPolicy {

    private static final String GOLD = "#d48806";
    private static final String BLUE = "#1677ff";
    private static final String GREEN = "#389e0d";
    private static final String GREY = "#8c8c8c";

    private ValuePotentialPolicy() {}

    static PolicyDocument document() {
        return new PolicyDocument(
                "value-potential",
                Title.of("Value × potential", "价值×潜力"),
                Title.of(
                        "What a customer is worth and what it may become, in three bands each. Declared inputs sharpen the potential.",
                        "客户现在的价值与将来的潜力，各分三档；申报的输入使潜力更准确。"),
                MetricWindow.DEFAULT_MONTHS,
                Metrics.NET_REVENUE.id(),
                true,
                null,
                List.of(),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                new Method.Matrix(value(), potential(), cells(), PolicyDocument.DEFAULT_MINIMUM_GROUP),
                List.of(
                        TierDef.cells("A", Title.of("A · strategic", "A 级 · 战略"), GOLD),
                        TierDef.cells("B", Title.of("B · key", "B 级 · 重点"), BLUE),
                        TierDef.cells("C", Title.of("C · standard", "C 级 · 标准"), GREEN),
                        TierDef.cells("D", Title.of("D · basic", "D 级 · 基础"), GREY)));
    }

    private static Method.ScoreAxis value() {
        return new Method.ScoreAxis(
                new BigDecimal("0.6"),
                null,
                lines("40", "70"),
                List.of(
                        criterion("revenue", Metrics.NET_REVENUE, "60", rank(10)),
                        criterion("margin", Metrics.MARGIN, "25", rank(10)),
                        criterion("orders", Metrics.FREQUENCY, "15", rank(5))));
    }

    /** Growth and breadth alone are enough; a low share of wallet leaves room. */
    private static Method.ScoreAxis potential() {
        return new Method.ScoreAxis(
                new BigDecimal("0.4"),
                new BigDecimal("0.3"),
                lines("40", "60"),
                List.of(
                        criterion("growth", Metrics.REVENUE_GROWTH, "30", ramp("-0.5", "0.5")),
                        criterion("breadth", Metrics.CATEGORY_BREADTH, "20", rank(5)),
                        declared(
                                "wallet",
                                "Share of wallet (low leaves room)",
                                "钱包份额（低则有余地）",
                                "share_of_wallet",
                                "20",
                                ramp("90", "10")),
                        declared("payment", "Payment ability", "付款能力", "payment_ability", "15", ramp("20", "90")),
                        declared("market", "Market growth", "市场增长", "market_growth", "15", ramp("-5", "15"))));
    }

    private static List<Method.Cell> cells() {
        return List.of(
                cell(
                        3,
                        3,
                        "A",
                        "Strategic",
                        "战略客户",
                        "Invest and stay profitable: a joint plan, the best people.",
                        "投入并保持盈利：联合计划，派最好的人。"),
                cell(
                        3,
                        2,
                        "A",
                        "Core",
                        "核心客户",
                        "Keep close: service first, look for the next category.",
                        "保持紧密：服务优先，寻找下一个品类。"),
                cell(3, 1, "B", "Status", "维持客户", "Maintain: keep what works, no new spending.", "维持：保持现有做法，不追加投入。"),
                cell(
                        2,
                        3,
                        "B",
                        "Rising",
                        "成长客户",
                        "Develop: offers and visits that widen the business.",
                        "培育：以方案和拜访扩大业务。"),
                cell(2, 2, "C", "Solid", "稳健客户", "Serve well at standard cost; watch for growth.", "以标准成本做好服务，留意增长。"),
                cell(2, 1, "C", "Settled", "定型客户", "Serve efficiently: fixed terms, self-service.", "高效服务：固定条款，自助服务。"),
                cell(
                        1,
                        3,
                        "B",
                        "Star",
                        "明星客户",
                        "Invest ahead of profit, with a date on which to look again.",
                        "先行投入，盈利可以晚来，约定复核日期。"),
                cell(1, 2, "C", "Promising", "有望客户", "Try: low-cost offers, see what is taken up.", "尝试：低成本方案，观察反响。"),
                cell(
                        1,
                        1,
                        "D",
                        "Streamline",
                        "精简客户",
                        "Manage for profit: standard products, self-service.",
                        "以盈利为准：标准产品，自助服务。"));
    }

    private static Method.Cell cell(
            int value, int potential, String tier, String en, String zh, String treatment, String treatmentZh) {
        return new Method.Cell(value, potential, tier, Title.of(en, zh), Title.of(treatment, treatmentZh));
    }

    private static Method.Criterion criterion(String id, Metric metric, String weight, Scoring scoring) {
        return new Method.Criterion(id, metric.title(), metric.id(), new BigDecimal(weight), scoring);
    }

    private static Method.Criterion declared(
            String id, String en, String zh, String kind, String weight, Scoring scoring) {
        return new Method.Criterion(id, Title.of(en, zh), PotentialField.of(kind), new BigDecimal(weight), scoring);
    }

    private static Scoring rank(int bins) {
        return new Scoring.Quantile(bins, Direction.HIGH);
    }

    private static Scoring ramp(String from, String to) {
        return new Scoring.Ramp(new BigDecimal(from), new BigDecimal(to));
    }

    private static List<BigDecimal> lines(String... lines) {
        return Stream.of(lines).map(BigDecimal::new).toList();
    }
}
