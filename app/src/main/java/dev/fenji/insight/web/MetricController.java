package dev.fenji.insight.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.insight.CustomerFigures;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The metric catalogue, and the metrics of one customer as of any day. */
@RestController
class MetricController {
    private final CustomerFigures figures;

    MetricController(CustomerFigures figures) {
        this.figures = figures;
    }

    record MetricInfo(String id, Title title, Title definition, String unit, String direction, String window) {
        static MetricInfo of(Metric metric) {
            return new MetricInfo(
                    metric.id(),
                    metric.title(),
                    metric.definition(),
                    metric.unit().name(),
                    metric.direction().name(),
                    metric.span().name());
        }
    }

    record Window(int months, LocalDate from, LocalDate before) {}

    record CustomerMetricValues(
            LocalDate asOf,
            @Nullable Instant knownAt,
            Window window,
            String baseCurrency,
            Map<String, @Nullable Object> values) {}

    @GetMapping("/api/metrics")
    @Requires(Permission.CUSTOMER_READ)
    List<MetricInfo> catalogue() {
        return Metrics.all().stream().map(MetricInfo::of).toList();
    }

    @GetMapping("/api/customers/{id}/metrics")
    @Requires(Permission.CUSTOMER_READ)
    CustomerMetricValues values(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam(defaultValue = "12") int windowMonths) {
        CustomerFigures.Shown shown = figures.shown(id, asOf, knownAt, windowMonths);
        var window =
                new Window(windowMonths, shown.window().from(), shown.window().asOf());
        return new CustomerMetricValues(window.before(), knownAt, window, shown.baseCurrency(), shown.values());
    }
}
