package dev.fenji.kernel.policy;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.condition.Condition;
import dev.fenji.kernel.condition.Operand;
import dev.fenji.kernel.condition.Operator;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.metric.Direction;
import dev.fenji.kernel.policy.Method.Scoring;
import dev.fenji.kernel.time.MetricWindow;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The policies that come with the product. They must work for any company, so none of them holds an amount of money:
 * RFM learns quantiles here, and {@link FixedBoundaries} turns what was learned into a policy with fixed boundaries,
 * which is the better choice once tiers are live.
 */
public final class ShippedPolicies {

    private static final String GOLD = "#d48806";
    private static final String BLUE = "#1677ff";
    private static final String GREEN = "#389e0d";
    private static final String GREY = "#8c8c8c";
    private static final String NET_REVENUE = "net_revenue";

    private ShippedPolicies() {}

    /** All of them; {@code homeCountry} (ISO 3166) is left out of the foreign scorecard, null when not known. */
    public static List<PolicyDocument> all(@Nullable String homeCountry) {
        return List.of(abc(), rfm(), foreignScorecard(homeCountry), valuePotential());
    }

    /** ABC by net revenue, 80 % and 95 %. */
    public static PolicyDocument abc() {
        return new PolicyDocument(
                "abc-net-revenue",
                Title.of("ABC by net revenue", "ABC 净销售额分级"),
                Title.of(
                        "A: customers that make the first 80 % of net revenue. B: up to 95 %. C: the rest.",
                        "A：贡献前 80% 净销售额的客户；B：至 95%；C：其余客户。"),
                MetricWindow.DEFAULT_MONTHS,
                NET_REVENUE,
                true,
                null,
                List.of(),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                new Method.Abc(NET_REVENUE, Method.Crossing.BEFORE),
                List.of(
                        TierDef.share("A", Title.of("A · key", "A 类 · 重点"), GOLD, "0.8"),
                        TierDef.share("B", Title.of("B · regular", "B 类 · 常规"), BLUE, "0.95"),
                        TierDef.share("C", Title.of("C · small", "C 类 · 小额"), GREY, null)));
    }

    /** RFM 5 × 5 with the ten named segments, quantiles of the company's own customers. */
    public static PolicyDocument rfm() {
        return new PolicyDocument(
                "rfm-5x5",
                Title.of("RFM 5 × 5", "RFM 5×5 分级"),
                Title.of(
                        "Recency, frequency and net revenue in quintiles of your own customers, ten named segments.",
                        "按自有客户的五分位对最近购买、购买次数、净销售额评分，十个命名细分。"),
                MetricWindow.DEFAULT_MONTHS,
                NET_REVENUE,
                true,
                null,
                List.of(),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                new Method.Rfm(
                        Method.Rfm.DEFAULT_SCALE,
                        Method.Binning.QUANTILE,
                        null,
                        "frequency",
                        NET_REVENUE,
                        Method.Axis.F,
                        segments(),
                        Method.Rfm.DEFAULT_MINIMUM),
                List.of(
                        TierDef.segments("A", Title.of("A · champions", "A 级 · 冠军"), GOLD, "champion"),
                        TierDef.segments(
                                "B",
                                Title.of("B · loyal", "B 级 · 忠诚"),
                                BLUE,
                                "loyal",
                                "potential-loyalist",
                                "cant-lose"),
                        TierDef.segments(
                                "C",
                                Title.of("C · developing", "C 级 · 培育"),
                                GREEN,
                                "new",
                                "promising",
                                "need-attention",
                                "at-risk"),
                        TierDef.segments(
                                "D", Title.of("D · sleeping", "D 级 · 沉睡"), GREY, "about-to-sleep", "hibernating")));
    }

    /** The default partition of the 5 × 5 grid of R and F. */
    public static List<Method.Segment> segments() {
        return List.of(
                segment("champion", "Champion", "冠军客户", 5, 5, 4, 5),
                segment("loyal", "Loyal", "忠诚客户", 3, 4, 4, 5),
                segment("potential-loyalist", "Potential loyalist", "潜力忠诚", 4, 5, 2, 3),
                segment("new", "New", "新客户", 5, 5, 1, 1),
                segment("promising", "Promising", "有望客户", 4, 4, 1, 1),
                segment("need-attention", "Need attention", "需要关注", 3, 3, 3, 3),
                segment("about-to-sleep", "About to sleep", "即将沉睡", 3, 3, 1, 2),
                segment("cant-lose", "Can't lose", "不可流失", 1, 2, 5, 5),
                segment("at-risk", "At risk", "流失风险", 1, 2, 3, 4),
                segment("hibernating", "Hibernating", "沉睡客户", 1, 2, 1, 2));
    }

    /** A weighted scorecard for business customers abroad: value, growth, loyalty, payment discipline, market. */
    public static PolicyDocument foreignScorecard(@Nullable String homeCountry) {
        return new PolicyDocument(
                "foreign-b2b-scorecard",
                Title.of("Foreign B2B scorecard", "外贸客户评分卡"),
                Title.of(
                        "Value among customers of the same country, growth, loyalty, payment discipline where known, market.",
                        "同国客户中的价值、增长、忠诚度、付款信用（已知时）与市场的加权评分。"),
                MetricWindow.DEFAULT_MONTHS,
                NET_REVENUE,
                true,
                foreign(homeCountry),
                List.of("country"),
                PolicyDocument.DEFAULT_MINIMUM_GROUP,
                new Method.Scorecard(new BigDecimal("0.6"), criteria(), PolicyDocument.DEFAULT_MINIMUM_GROUP),
                List.of(
                        TierDef.enter("A", Title.of("A · strategic", "A 级 · 战略"), GOLD, "75"),
                        TierDef.enter("B", Title.of("B · preferred", "B 级 · 优先"), BLUE, "55"),
                        TierDef.enter("C", Title.of("C · standard", "C 级 · 标准"), GREEN, "35"),
                        TierDef.enter("D", Title.of("D · basic", "D 级 · 基础"), GREY, null)));
    }

    /** What customers are worth and what they may become, three bands each. */
    public static PolicyDocument valuePotential() {
        return ValuePotentialPolicy.document();
    }

    private static Condition foreign(@Nullable String homeCountry) {
        Condition company = Condition.any(
                Condition.is("type", Operator.IS_UNKNOWN), Condition.is("type", Operator.NE, Operand.of("PERSON")));
        Condition known = Condition.is("country", Operator.IS_KNOWN);
        return homeCountry == null
                ? Condition.all(company, known)
                : Condition.all(company, known, Condition.is("country", Operator.NE, Operand.of(homeCountry)));
    }

    private static List<Method.Criterion> criteria() {
        return List.of(
                criterion("value", "Value", "价值", NET_REVENUE, "35", new Scoring.Quantile(10, Direction.HIGH)),
                criterion("growth", "Growth", "增长", "revenue_growth", "15", ramp("-0.5", "0.5")),
                criterion("loyalty", "Loyalty", "忠诚度", "net_frequency", "15", new Scoring.Quantile(5, Direction.HIGH)),
                criterion("tenure", "Tenure", "合作年限", "tenure_days", "10", ramp("0", "1095")),
                criterion("payment", "Payment discipline", "付款信用", FieldCatalogue.PAYMENT_DELAY, "15", ramp("60", "0")),
                criterion("market", "Market", "市场", "country", "10", market()));
    }

    /** A starting point to be edited: markets that are large and easy to serve first. */
    private static Scoring market() {
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        for (String country : List.of("US", "DE", "JP", "GB", "FR", "CA", "AU", "KR", "NL", "SG")) {
            points.put(country, BigDecimal.valueOf(100));
        }
        for (String country : List.of("IT", "ES", "CH", "SE", "AE", "MX", "BR", "IN", "ID", "VN", "TH", "MY", "PL")) {
            points.put(country, BigDecimal.valueOf(75));
        }
        return new Scoring.Choice(points, BigDecimal.valueOf(50));
    }

    private static Scoring ramp(String from, String to) {
        return new Scoring.Ramp(new BigDecimal(from), new BigDecimal(to));
    }

    private static Method.Criterion criterion(
            String id, String en, String zh, String field, String weight, Scoring scoring) {
        return new Method.Criterion(id, Title.of(en, zh), field, new BigDecimal(weight), scoring);
    }

    private static Method.Segment segment(String id, String en, String zh, int rFrom, int rTo, int fFrom, int fTo) {
        return new Method.Segment(id, Title.of(en, zh), rFrom, rTo, fFrom, fTo);
    }
}
