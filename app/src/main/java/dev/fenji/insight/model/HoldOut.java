package dev.fenji.insight.model;

import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import dev.fenji.kernel.grading.Actual;
import dev.fenji.kernel.grading.Forecast;
import dev.fenji.kernel.grading.GradeOutcome;
import dev.fenji.kernel.grading.GradeReport;
import dev.fenji.kernel.grading.Grading;
import dev.fenji.kernel.grading.GradingRule;
import dev.fenji.kernel.grading.NaiveHistory;
import dev.fenji.kernel.grading.NaiveRules;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fits on the days before a period, says what the period will bring, and compares with what it brought. */
final class HoldOut {
    /** The judged period is the last part of the history, at most a year and at most half of it. */
    private static final int LONGEST_DAYS = 365;

    private static final int SHORTEST_DAYS = 28;
    private static final double DAYS_OF_A_WEEK = 7;
    private static final String MODEL = "model";

    private final PurchaseHistory middle;
    private final PurchaseHistory before;
    private final PurchaseHistory after;
    private final int horizonDays;
    private final int activeDays;
    private final int most;
    private final GradingRule rule;

    /**
     * @param middle as of half the history before the judged period; others than those judged do no harm
     * @param before as of the first day of the judged period
     * @param after as of the day after its last
     * @param activeDays a customer that bought within these counts as recently active for the naive rules
     * @param most customers that are judged; of more a sample
     */
    HoldOut(
            PurchaseHistory middle,
            PurchaseHistory before,
            PurchaseHistory after,
            int activeDays,
            int most,
            GradingRule rule) {
        this.middle = middle;
        this.before = before;
        this.after = after;
        this.horizonDays = after.asOfDay() - before.asOfDay();
        this.activeDays = activeDays;
        this.most = most;
        this.rule = rule;
    }

    /** How long the judged period is for a history of so many days; 0 when it is too short to judge anything. */
    static int daysToJudge(int historyDays, int horizonDays) {
        int days = Math.min(Math.min(LONGEST_DAYS, Math.max(horizonDays, SHORTEST_DAYS)), historyDays / 2);
        return days >= SHORTEST_DAYS && historyDays - days >= ScopeFit.LEAST_DAYS ? days : 0;
    }

    static GradePart tooShort(int historyDays) {
        return GradePart.refused(ScopeReport.Refusal.of(
                ModelProblem.TOO_SHORT_TO_GRADE,
                Map.of("days", historyDays, "least", SHORTEST_DAYS + ScopeFit.LEAST_DAYS)));
    }

    /** @param fit what the days before the period teach */
    GradePart grade(ScopeFit fit) {
        LearnedModel model = fit.model();
        if (model == null) {
            return GradePart.refused(fit.refusal() == null ? Refusals.noFit("HOLD_OUT") : fit.refusal());
        }
        int step = Math.max(1, (before.size() + most - 1) / most);
        int sampled = (before.size() + step - 1) / step;
        var columns = new Columns(sampled);
        for (int i = 0; i < sampled; i++) {
            columns.fill(i, i * step, model);
        }
        if (sampled < rule.minimumCustomers()) {
            return GradePart.refused(ScopeReport.Refusal.of(
                    ModelProblem.TOO_FEW_TO_GRADE, Map.of("customers", sampled, "least", rule.minimumCustomers())));
        }
        double retention = retention();
        return new GradePart(
                LocalDate.ofEpochDay(before.asOfDay()),
                LocalDate.ofEpochDay(after.asOfDay()),
                model.purchases().kind().id(),
                before.size(),
                sampled,
                columns.gradePurchases(retention),
                columns.gradeMoney(retention),
                null,
                null);
    }

    /** Share of the judged customers that bought in the first half of the time before who bought in the second too. */
    private double retention() {
        boolean[] early = new boolean[before.size()];
        boolean[] late = new boolean[before.size()];
        for (int row = 0; row < before.size(); row++) {
            int then = middle.find(before.id(row));
            early[row] = then >= 0;
            late[row] = then >= 0 && before.purchaseDays(row) > middle.purchaseDays(then);
        }
        return NaiveRules.retention(early, late);
    }

    private static @Nullable GradeReport report(GradeOutcome outcome) {
        return outcome instanceof GradeOutcome.Graded(GradeReport report) ? report : null;
    }

    /** One entry per sampled customer. */
    private final class Columns {
        private final double[] expected;
        private final double[] buysAgain;
        private final double[] expectedMoney;
        private final double[] actual;
        private final double[] actualMoney;
        private final boolean[] bought;
        private final double[] x;
        private final double[] repeatSpend;
        private final double[] spanDays;
        private final double[] recency;
        private final double[] frequency;
        private final double[] monetary;

        Columns(int size) {
            expected = new double[size];
            buysAgain = new double[size];
            expectedMoney = new double[size];
            actual = new double[size];
            actualMoney = new double[size];
            bought = new boolean[size];
            x = new double[size];
            repeatSpend = new double[size];
            spanDays = new double[size];
            recency = new double[size];
            frequency = new double[size];
            monetary = new double[size];
        }

        void fill(int i, int row, LearnedModel model) {
            foretell(i, row, model);
            happened(i, row);
            x[i] = before.x(row);
            repeatSpend[i] = before.x(row) * before.mean(row);
            spanDays[i] = before.tDays(row);
            recency[i] = before.asOfDay() - before.lastDay(row);
            frequency[i] = before.purchaseDays(row);
            monetary[i] = before.net(row);
        }

        private void foretell(int i, int row, LearnedModel model) {
            var state = new PurchaseState(before.x(row), before.txDays(row), before.tDays(row));
            PurchaseModel purchases = model.purchases();
            double alive = purchases.pAlive(state);
            var future = purchases.future(state);
            double weeks = horizonDays / DAYS_OF_A_WEEK;
            expected[i] = alive * future.expected(weeks);
            buysAgain[i] = Math.clamp(alive * (1 - future.probabilities(weeks, 0)[0]), 0, 1);
            expectedMoney[i] = expected[i] * model.expectedSpend(before.spendDays(row), before.mean(row));
        }

        private void happened(int i, int row) {
            int later = after.find(before.id(row));
            if (later >= 0) {
                actual[i] = Math.max(0, after.purchaseDays(later) - before.purchaseDays(row));
                actualMoney[i] = after.net(later) - before.net(row);
            }
            bought[i] = actual[i] > 0;
        }

        @Nullable
        GradeReport gradePurchases(double retention) {
            Forecast model = Forecast.ofAmounts(MODEL, expected).withChances(buysAgain);
            return report(Grading.grade(
                    model, NaiveRules.forAmounts(history(x, retention)), Actual.of(actual, bought), rule));
        }

        @Nullable
        GradeReport gradeMoney(double retention) {
            Forecast model = Forecast.ofAmounts(MODEL, expectedMoney);
            return report(Grading.grade(
                    model,
                    NaiveRules.forAmounts(history(repeatSpend, retention)),
                    Actual.of(actualMoney, bought),
                    rule));
        }

        private NaiveHistory history(double[] amount, double retention) {
            return new NaiveHistory(amount, spanDays, recency, frequency, monetary, horizonDays, activeDays, retention);
        }
    }
}
