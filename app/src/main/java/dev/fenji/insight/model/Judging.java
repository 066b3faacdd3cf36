package dev.fenji.insight.model;

import dev.fenji.kernel.grading.GradingRule;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Judges the models of every scope on the last part of the history, with parameters that had not seen it. Read once, when first asked for. */
final class Judging {
    private static final GradingRule RULE = GradingRule.STANDARD.withResamples(200);

    /** Intervals come from drawing customers again and again: a sample is enough. */
    private static final int MOST_CUSTOMERS = 10_000;

    /** Segments are many. */
    private static final int MOST_OF_SEGMENT = 3_000;

    private final PurchaseReader reader;
    private final NextOrderTrial nextOrders;
    private final ModelSettings settings;
    private final PurchaseHistory history;
    private final LocalDate asOf;
    private @Nullable Past past;

    Judging(
            PurchaseReader reader,
            NextOrderTrial nextOrders,
            ModelSettings settings,
            PurchaseHistory history,
            LocalDate asOf) {
        this.reader = reader;
        this.nextOrders = nextOrders;
        this.settings = settings;
        this.history = history;
        this.asOf = asOf;
    }

    /** The judged period, from the days before it on. */
    private record Past(
            PurchaseHistory middle, PurchaseHistory before, ScopeFit fit, NextOrderTrial.Cases nextOrders) {}

    /** Null when there is no model to be judged. */
    @Nullable
    GradePart grade(Learning.Scope scope) throws SQLException {
        if (scope.fit().model() == null) {
            return null;
        }
        int judged = HoldOut.daysToJudge(history.days(), settings.horizonDays());
        if (judged == 0) {
            return HoldOut.tooShort(history.days());
        }
        Past then = past(judged);
        String segment = scope.segment();
        boolean everyone = segment == null;
        PurchaseHistory before = everyone ? then.before : then.before.ofSegment(segment);
        ScopeFit fit = everyone ? then.fit : ScopeFit.borrowing(before, then.fit);
        int most = everyone ? MOST_CUSTOMERS : MOST_OF_SEGMENT;
        GradePart grade = new HoldOut(
                        then.middle, before, scope.history(), settings.churn().lostAfterDays(), most, RULE)
                .grade(fit);
        return grade.refusal() != null
                ? grade
                : grade.with(then.nextOrders.grade(customer -> before.find(customer) >= 0, most, RULE));
    }

    private Past past(int judgedDays) throws SQLException {
        Past read = past;
        if (read == null) {
            LocalDate cut = asOf.minusDays(judgedDays);
            PurchaseHistory middle = reader.history(cut.minusDays((history.days() - judgedDays) / 2), null);
            PurchaseHistory before = reader.history(cut, settings.segmentBy());
            read = new Past(middle, before, ScopeFit.of(before), nextOrders.judge(before, history.asOfDay()));
            past = read;
        }
        return read;
    }
}
