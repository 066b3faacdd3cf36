package dev.fenji.kernel.metric;

import static dev.fenji.kernel.metric.Direction.HIGH;
import static dev.fenji.kernel.metric.Direction.LOW;
import static dev.fenji.kernel.metric.Direction.NONE;
import static dev.fenji.kernel.metric.Span.AHEAD;
import static dev.fenji.kernel.metric.Span.BOTH_WINDOWS;
import static dev.fenji.kernel.metric.Span.EVER;
import static dev.fenji.kernel.metric.Span.PREVIOUS_WINDOW;
import static dev.fenji.kernel.metric.Span.WINDOW;
import static dev.fenji.kernel.metric.Unit.COUNT;
import static dev.fenji.kernel.metric.Unit.DATE;
import static dev.fenji.kernel.metric.Unit.DAYS;
import static dev.fenji.kernel.metric.Unit.MONEY;
import static dev.fenji.kernel.metric.Unit.NUMBER;
import static dev.fenji.kernel.metric.Unit.RATIO;
import static dev.fenji.kernel.metric.Unit.TEXT;

import dev.fenji.kernel.Title;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metric catalogue. Every figure is as of a day: facts of days before it count, and of what was recorded by the
 * known-at moment. Money is in the base currency; credit notes reduce net and are never dropped.
 */
public final class Metrics {

    public static final Metric RECENCY_DAYS = derived("recency_days", DAYS, EVER, LOW)
            .titled("Recency", "最近购买距今天数")
            .means("Whole days from the last purchase's day to the as-of day.", "最近一次购买日到截止日的整天数。");
    public static final Metric FREQUENCY = counted("frequency", COUNT, WINDOW, HIGH)
            .titled("Frequency", "购买次数")
            .means(
                    "Distinct purchase documents in the window; a purchase of zero value counts.",
                    "窗口内不同购买单据的数量；零金额购买也计入。");
    public static final Metric NET_FREQUENCY = counted("net_frequency", COUNT, WINDOW, HIGH)
            .titled("Net frequency", "净购买次数")
            .means(
                    "Purchase documents in the window whose value is still above zero after the credit notes linked to them.",
                    "窗口内扣除关联退货后金额仍大于零的购买单据数量。");
    public static final Metric GROSS = counted("gross", MONEY, WINDOW, HIGH)
            .titled("Gross revenue", "销售总额")
            .means("Sum of the purchase lines in the window.", "窗口内购买明细金额之和。");
    public static final Metric RETURNS = counted("returns", MONEY, WINDOW, LOW)
            .titled("Returns", "退货金额")
            .means("Minus the sum of the credit note lines in the window.", "窗口内退款单（退货、退款、取消）金额的相反数。");
    public static final Metric RETURN_SHARE = derived("return_share", RATIO, WINDOW, LOW)
            .titled("Return share", "退货率")
            .means("Returns divided by gross; unknown when gross is zero.", "退货金额除以销售总额；总额为零时未知。");
    public static final Metric NET_REVENUE = counted("net_revenue", MONEY, WINDOW, HIGH)
            .titled("Net revenue", "净销售额")
            .means("Gross minus returns, lines that are not goods included.", "销售总额减退货，含非商品明细。");
    public static final Metric NON_GOODS_NET = counted("non_goods_net", MONEY, WINDOW, NONE)
            .titled("Non-goods net", "非商品净额")
            .means(
                    "The part of net revenue from lines that are not goods (postage, charges, adjustments).",
                    "净销售额中非商品明细（运费、手续费、调整）的部分。");
    public static final Metric NET_REVENUE_PREVIOUS = counted("net_revenue_previous", MONEY, PREVIOUS_WINDOW, HIGH)
            .titled("Net revenue before", "上期净销售额")
            .means("Net revenue of the window before this one.", "上一个窗口的净销售额。");
    public static final Metric REVENUE_GROWTH = derived("revenue_growth", RATIO, BOTH_WINDOWS, HIGH)
            .titled("Revenue growth", "销售增长率")
            .means(
                    "Change of net revenue against the window before, divided by it; unknown unless that was above zero.",
                    "净销售额相对上期的变化除以上期；上期不大于零时未知。");
    public static final Metric MARGIN = derived("margin", MONEY, WINDOW, HIGH)
            .titled("Margin", "毛利")
            .means(
                    "Net revenue minus cost; unknown when the cost of any goods line in the window is unknown.",
                    "净销售额减成本；窗口内任一商品明细成本未知时未知。");
    public static final Metric AVERAGE_ORDER_VALUE = derived("average_order_value", MONEY, WINDOW, HIGH)
            .titled("Average order value", "平均订单金额")
            .means("Gross divided by frequency; unknown without a purchase.", "销售总额除以购买次数；无购买时未知。");
    public static final Metric TENURE_DAYS = derived("tenure_days", DAYS, EVER, HIGH)
            .titled("Tenure", "合作天数")
            .means("Whole days from the first purchase's day to the as-of day.", "首次购买日到截止日的整天数。");
    public static final Metric MEDIAN_GAP_DAYS = counted("median_gap_days", DAYS, EVER, LOW)
            .titled("Median gap", "购买间隔中位数")
            .means(
                    "Median of the days between successive purchase days; unknown with fewer than two days.",
                    "相邻购买日间隔天数的中位数；少于两个购买日时未知。");
    public static final Metric CATEGORY_BREADTH = counted("category_breadth", COUNT, WINDOW, HIGH)
            .titled("Category breadth", "购买品类数")
            .means("Distinct product categories among the goods bought in the window.", "窗口内所购商品的不同品类数。");
    public static final Metric FIRST_PURCHASE_ON = counted("first_purchase_on", DATE, EVER, NONE)
            .titled("First purchase", "首次购买日")
            .means("Day of the first purchase.", "首次购买的日期。");
    public static final Metric LAST_PURCHASE_ON = counted("last_purchase_on", DATE, EVER, NONE)
            .titled("Last purchase", "最近购买日")
            .means("Day of the last purchase.", "最近一次购买的日期。");
    public static final Metric PURCHASES_EVER = counted("purchases_ever", COUNT, EVER, HIGH)
            .titled("Purchases ever", "累计购买次数")
            .means("Distinct purchase documents before the as-of day.", "截止日之前的不同购买单据数量。");
    public static final Metric LIFECYCLE = derived("lifecycle", TEXT, EVER, NONE)
            .titled("Lifecycle", "生命周期")
            .means(
                    "Prospect, new, active, silent, lost or reactivated, by the customer's own rhythm.",
                    "按客户自身购买节奏判定：潜在、新客、活跃、沉默、流失或回流。");

    public static final Metric EXPECTED_PURCHASES_30 = forecast("expected_purchases_30", NUMBER, HIGH)
            .titled("Expected purchases, 30 days", "未来 30 天预期购买次数")
            .means(
                    "Days with a purchase that the value model expects in the 30 days from the as-of day.",
                    "价值模型预计自截止日起 30 天内有购买的天数。");
    public static final Metric EXPECTED_PURCHASES_90 = forecast("expected_purchases_90", NUMBER, HIGH)
            .titled("Expected purchases, 90 days", "未来 90 天预期购买次数")
            .means(
                    "Days with a purchase that the value model expects in the 90 days from the as-of day.",
                    "价值模型预计自截止日起 90 天内有购买的天数。");
    public static final Metric EXPECTED_PURCHASES_365 = forecast("expected_purchases_365", NUMBER, HIGH)
            .titled("Expected purchases, 365 days", "未来 365 天预期购买次数")
            .means(
                    "Days with a purchase that the value model expects in the 365 days from the as-of day.",
                    "价值模型预计自截止日起 365 天内有购买的天数。");
    public static final Metric EXPECTED_MARGIN_365 = forecast("expected_margin_365", MONEY, HIGH)
            .titled("Expected margin, 365 days", "未来 365 天预期毛利")
            .means(
                    "Expected purchases of 365 days times the expected margin of one, not discounted.",
                    "未来 365 天预期购买次数乘以每次预期毛利，未折现。");
    public static final Metric CLV = forecast("clv", MONEY, HIGH)
            .titled("Customer lifetime value", "客户终身价值 (CLV)")
            .means(
                    "Discounted expected margin less cost to serve over the horizon of the model settings.",
                    "在模型设置的期限内，折现后的预期毛利减去服务成本。");
    public static final Metric P_ALIVE = forecast("p_alive", RATIO, HIGH)
            .titled("Still a customer", "仍活跃概率")
            .means(
                    "Probability that the customer has not left for good, given its purchases so far.",
                    "根据其购买历史，客户尚未永久离开的概率。");
    public static final Metric CHURN_RISK = forecast("churn_risk", RATIO, LOW)
            .titled("Churn risk", "流失风险")
            .means(
                    "Probability that the customer is lost within the prediction window; unknown for those already lost.",
                    "客户在预测窗口内流失的概率；已流失客户为未知。");
    public static final Metric NEXT_ORDER_ON = forecast("next_order_on", DATE, NONE)
            .titled("Next purchase expected", "预计下次购买日")
            .means(
                    "Day by which the next purchase has come with a chance of one half; unknown when it may never come.",
                    "下次购买以一半概率已发生的日期；可能不再购买时为未知。");
    public static final Metric NEXT_ORDER_AMOUNT = forecast("next_order_amount", MONEY, HIGH)
            .titled("Next purchase amount", "预计下次购买金额")
            .means("Expected net revenue of the next purchase.", "下次购买的预期净销售额。");

    private static final List<Metric> FROM_FACTS = List.of(
            RECENCY_DAYS,
            FREQUENCY,
            NET_FREQUENCY,
            GROSS,
            RETURNS,
            RETURN_SHARE,
            NET_REVENUE,
            NON_GOODS_NET,
            NET_REVENUE_PREVIOUS,
            REVENUE_GROWTH,
            MARGIN,
            AVERAGE_ORDER_VALUE,
            TENURE_DAYS,
            MEDIAN_GAP_DAYS,
            CATEGORY_BREADTH,
            FIRST_PURCHASE_ON,
            LAST_PURCHASE_ON,
            PURCHASES_EVER,
            LIFECYCLE);
    private static final List<Metric> FORECASTS = List.of(
            EXPECTED_PURCHASES_30,
            EXPECTED_PURCHASES_90,
            EXPECTED_PURCHASES_365,
            EXPECTED_MARGIN_365,
            CLV,
            P_ALIVE,
            CHURN_RISK,
            NEXT_ORDER_ON,
            NEXT_ORDER_AMOUNT);
    private static final List<Metric> ALL =
            Stream.concat(FROM_FACTS.stream(), FORECASTS.stream()).toList();
    private static final Map<String, Metric> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

    private Metrics() {}

    /** All metrics in display order. */
    public static List<Metric> all() {
        return ALL;
    }

    /** Those that one customer's facts and what was learned of its rhythm yield. */
    public static List<Metric> fromFacts() {
        return FROM_FACTS;
    }

    /** Those that a fitted value model yields: unknown where no model could be fitted. */
    public static List<Metric> forecasts() {
        return FORECASTS;
    }

    /** The metric of this id, or null when there is none. */
    public static @Nullable Metric find(String id) {
        return BY_ID.get(id);
    }

    private static Draft counted(String id, Unit unit, Span span, Direction direction) {
        return new Draft(id, Title.of("", ""), unit, span, direction, true);
    }

    private static Draft derived(String id, Unit unit, Span span, Direction direction) {
        return new Draft(id, Title.of("", ""), unit, span, direction, false);
    }

    private static Draft forecast(String id, Unit unit, Direction direction) {
        return new Draft(id, Title.of("", ""), unit, AHEAD, direction, false);
    }

    private record Draft(String id, Title title, Unit unit, Span span, Direction direction, boolean isCounted) {
        Draft titled(String en, String zh) {
            return new Draft(id, Title.of(en, zh), unit, span, direction, isCounted);
        }

        Metric means(String en, String zh) {
            return new Metric(id, title, Title.of(en, zh), unit, span, direction, isCounted);
        }
    }
}
