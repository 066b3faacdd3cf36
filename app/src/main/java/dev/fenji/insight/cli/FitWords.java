package dev.fenji.insight.cli;

import dev.fenji.kernel.clv.Exclusion;
import dev.fenji.kernel.clv.FitFlag;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.FitReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** What a fit says, in sentences; codes stay beside them so that they can be looked up. */
final class FitWords {

    private FitWords() {}

    static List<String> fitted(String what, String model, List<String> names, double[] values, FitReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %s".formatted(what, model, parameters(names, values, report.standardErrors())));
        lines.add(String.format(
                Locale.ROOT,
                "  ln L %.4f, gradient per customer %.1e, days from %s to before %s",
                report.logLikelihood(),
                report.gradientNorm(),
                report.window().from(),
                report.window().asOf()));
        report.flags().stream()
                .sorted()
                .forEach(flag -> lines.add("  beware: %s (%s)".formatted(sentence(flag), flag)));
        report.exclusions().forEach((reason, count) -> lines.add("  left out: " + leftOut(reason, count)));
        return lines;
    }

    private static String parameters(List<String> names, double[] values, List<Double> errors) {
        return String.join(
                ", ",
                IntStream.range(0, values.length)
                        .mapToObj(i -> String.format(
                                Locale.ROOT, "%s %.5g (standard error %.2g)", names.get(i), values[i], errors.get(i)))
                        .toList());
    }

    /** Why there is no model; {@code whom} are the customers that can be learned from, such as "that bought again". */
    static String refused(FitOutcome.Refused<?> refused, String whom) {
        Map<String, Double> values = refused.values();
        return switch (refused.reason()) {
            case NO_CUSTOMERS -> "there are no customers " + whom;
            case TOO_FEW_CUSTOMERS -> tooFew("customers", "", values);
            case TOO_FEW_REPEAT_BUYERS -> tooFew("repeatBuyers", " " + whom, values);
            case NO_TIME -> "everybody bought for the first time on the last day, so no time has passed";
            case NO_FINITE_LIKELIHOOD -> "no parameters describe these customers";
        };
    }

    private static String tooFew(String counted, String whom, Map<String, Double> values) {
        return String.format(
                Locale.ROOT,
                "%.0f customers%s are too few; at least %.0f are needed",
                values.getOrDefault(counted, 0.0),
                whom,
                values.getOrDefault("needed", 0.0));
    }

    private static String sentence(FitFlag flag) {
        return switch (flag) {
            case DROPOUT_NOT_IDENTIFIED -> "the orders do not show that customers leave; p_alive is 1 by assumption";
            case FLAT_LIKELIHOOD -> "very different parameters fit as well; judge by the forecasts";
            case AT_BOUND -> "a parameter is at the end of its range";
            case NOT_CONVERGED -> "the search for the best parameters did not settle";
            case SPEND_DEPENDS_ON_FREQUENCY ->
                "who buys more often spends differently per purchase, which the model does not know";
            case LEFT_TRUNCATED ->
                "many customers seem older than the data: their first purchases lie before the first day";
            case REGULARITY_AT_LIMIT ->
                "customers are as regular as is tried; they may be more regular still than the model knows";
        };
    }

    private static String leftOut(Exclusion reason, long count) {
        String words = switch (reason) {
            case FIRST_PURCHASE_AFTER_END, LAST_PURCHASE_AFTER_END -> "bought after the end";
            case NEGATIVE, MORE_PURCHASES_THAN_DAYS, LAST_PURCHASE_WITHOUT_REPEAT -> "have purchases that cannot be";
            case OUT_OF_RANGE -> "have more days or purchases than 65,535";
            case NO_REPEAT_PURCHASE -> "have no purchase with an amount above zero";
            case SPEND_NOT_POSITIVE -> "spent nothing or less on average";
            case SPEND_NOT_A_NUMBER -> "have a spend that is not a number";
        };
        return String.format(Locale.ROOT, "%,d customers that %s (%s)", count, words, reason);
    }
}
