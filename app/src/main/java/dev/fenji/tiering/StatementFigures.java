package dev.fenji.tiering;

import dev.fenji.insight.CustomerFigures;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.Explanation.Raw;
import dev.fenji.kernel.time.MetricWindow;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data that a decision used: what the policy looked at, and how many purchases of which sum stand behind it. */
@Component
class StatementFigures {
    private static final List<Metric> BEHIND =
            List.of(Metrics.FREQUENCY, Metrics.GROSS, Metrics.RETURNS, Metrics.NET_REVENUE);

    private final CustomerFigures figures;

    StatementFigures(CustomerFigures figures) {
        this.figures = figures;
    }

    List<DecisionStatement.Figure> of(Explained explained, Speech speech) {
        MetricWindow window = explained.version().document().window(explained.asOf());
        Explanation explanation = explained.decision().explanation();
        Map<String, DecisionStatement.Figure> found = new LinkedHashMap<>();
        explanation
                .parts()
                .forEach(part -> found.put(
                        part.field(), figure(part.field(), part.title(), part.raw(), part.unit(), window, speech)));
        explanation
                .gates()
                .forEach(gate -> gate.facts()
                        .forEach(fact -> found.putIfAbsent(
                                fact.field(),
                                figure(fact.field(), fact.title(), fact.raw(), fact.unit(), window, speech))));
        CustomerFacts facts = figures.facts(
                explained.decision().customerId(),
                window,
                explained.calibration().provenance().knownAt(),
                explained.version().document().fields());
        for (Metric metric : BEHIND) {
            long micros = facts.micros(metric.id());
            if (Micros.isKnown(micros)) {
                found.putIfAbsent(
                        metric.id(),
                        figure(
                                metric.id(),
                                metric.title(),
                                new Raw(Micros.decimal(micros), null),
                                metric.unit(),
                                window,
                                speech));
            }
        }
        return List.copyOf(found.values());
    }

    private static DecisionStatement.Figure figure(
            String field, Title title, Raw raw, Unit unit, MetricWindow window, Speech speech) {
        return new DecisionStatement.Figure(
                speech.in(title), speech.raw(raw, unit, field), period(Metrics.find(field), window, speech));
    }

    private static String period(@Nullable Metric metric, MetricWindow window, Speech speech) {
        if (metric == null) {
            return speech.say("period.record", Map.of());
        }
        return switch (metric.span()) {
            case WINDOW -> days(window.from(), window.asOf(), speech);
            case PREVIOUS_WINDOW -> days(window.previousFrom(), window.from(), speech);
            case BOTH_WINDOWS -> days(window.previousFrom(), window.asOf(), speech);
            case EVER -> speech.say("period.ever", Map.of("to", window.asOf().minusDays(1)));
            case AHEAD -> speech.say("period.ahead", Map.of());
        };
    }

    private static String days(LocalDate from, LocalDate before, Speech speech) {
        return speech.say("period.days", Map.of("from", from, "to", before.minusDays(1)));
    }
}
