package dev.fenji.insight;

import dev.fenji.customer.Customers;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.lifecycle.LifecycleCalibration;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.OrganisationProfile;
import dev.fenji.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one customer as of any day, for whoever may see the customer. */
@Component
public class CustomerFigures {
    private final CustomerMetrics metrics;
    private final RunStore runs;
    private final Insights insights;
    private final Customers customers;
    private final Organisation organisation;
    private final AnalyticsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    CustomerFigures(
            CustomerMetrics metrics,
            RunStore runs,
            Insights insights,
            Customers customers,
            Organisation organisation,
            AnalyticsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.metrics = metrics;
        this.runs = runs;
        this.insights = insights;
        this.customers = customers;
        this.organisation = organisation;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** All metrics by id: money and ratios as decimal text, dates in ISO form, counts and days as numbers. */
    public record Shown(MetricWindow window, String baseCurrency, Map<String, @Nullable Object> values) {}

    public Shown shown(long customerId, @Nullable LocalDate asOf, @Nullable Instant knownAt, int windowMonths) {
        requireVisible(customerId);
        if (windowMonths < 1 || windowMonths > MetricWindow.LONGEST_MONTHS) {
            throw new ProblemException(
                    InsightProblem.WINDOW_OUT_OF_RANGE,
                    Map.of("months", windowMonths, "from", 1, "to", MetricWindow.LONGEST_MONTHS));
        }
        OrganisationProfile whose = organisation.current();
        var window = new MetricWindow(asOf == null ? defaultDay(customerId, whose) : asOf, windowMonths);
        CustomerFacts facts = metrics.facts(customerId, window, knownAt, List.of(), lifecycle(window));
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (Metric metric : Metrics.all()) {
            values.put(metric.id(), value(metric, facts));
        }
        return new Shown(window, whose.baseCurrency(), values);
    }

    /**
     * The days that customers are looked at between runs: as a run would choose one, were everyone's newest sale and newest input
     * the customer's own. Empty before the first run.
     */
    public Map<Long, LocalDate> daysOf(Collection<Long> customers) {
        LocalDate inForce = runs.dayInForce();
        if (inForce == null) {
            return Map.of();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        Map<Long, LocalDate> days = new HashMap<>();
        metrics.newest(customers).forEach((customer, newest) -> {
            LocalDate day = newest.sale() == null
                    ? inForce
                    : AsOfDay.choose(today, newest.sale(), inForce, settings.staleAfter());
            days.put(customer, AsOfDay.withInput(day, today, newest.input(), settings.staleAfter()));
        });
        return days;
    }

    /** The day of one customer; null before the first run. */
    public @Nullable LocalDate dayOf(long customerId) {
        return daysOf(List.of(customerId)).get(customerId);
    }

    /** What runs learned of the stages of customers, looked up once for each window: for whoever reads many customers at a time. */
    public final class Stages {
        private final Map<MetricWindow, Lifecycle> known = new ConcurrentHashMap<>();

        private Lifecycle of(MetricWindow window) {
            return known.computeIfAbsent(window, CustomerFigures.this::lifecycle);
        }
    }

    public Stages stages() {
        return new Stages();
    }

    /** What a policy needs to know of one customer as of a day; fields are metrics and attributes. */
    public CustomerFacts facts(
            long customerId, MetricWindow window, @Nullable Instant knownAt, Collection<String> fields) {
        boolean custom = fields.stream().anyMatch(Attributes::isCustom);
        FieldCatalogue catalogue = custom ? insights.fields() : FieldCatalogue.standard();
        return facts(customerId, window, knownAt, fields, catalogue, stages());
    }

    /** The same for whoever knows the fields already: to find out what custom fields there are takes longer than all the rest. */
    public CustomerFacts facts(
            long customerId,
            MetricWindow window,
            @Nullable Instant knownAt,
            Collection<String> fields,
            FieldCatalogue catalogue,
            Stages stages) {
        List<Field> attributes = Attributes.of(fields, catalogue).fields();
        return metrics.facts(customerId, window, knownAt, attributes, stages.of(window));
    }

    private void requireVisible(long customerId) {
        if (customers.get(customerId).isEmpty()) {
            throw new ProblemException(InsightProblem.CUSTOMER_NOT_FOUND, Map.of("customer", customerId));
        }
    }

    private LocalDate defaultDay(long customerId, OrganisationProfile whose) {
        LocalDate inForce = dayOf(customerId);
        return inForce == null ? LocalDate.ofInstant(clock.instant(), whose.zone()) : inForce;
    }

    /** Stages rest on what the run of that day, or the last one before it, learned from everyone. */
    private Lifecycle lifecycle(MetricWindow window) {
        LifecycleCalibration learned = runs.lastDone(window.asOf())
                .or(runs::lastDone)
                .map(run -> learned(run, window.months()))
                .orElseGet(() -> Lifecycle.calibrate(LifecycleRule.STANDARD, List.of()));
        return new Lifecycle(LifecycleRule.STANDARD, learned);
    }

    private @Nullable LifecycleCalibration learned(InsightRun run, int months) {
        if (run.provenance() == null || !(run.provenance().get("lifecycle") instanceof Map<?, ?> byWindow)) {
            return null;
        }
        Object own = byWindow.get(Integer.toString(months));
        Object any = own == null ? byWindow.get(Integer.toString(MetricWindow.DEFAULT_MONTHS)) : own;
        return any == null ? null : json.convertValue(any, LifecycleCalibration.class);
    }

    private static @Nullable Object value(Metric metric, CustomerFacts facts) {
        if (metric.unit() == Unit.TEXT) {
            return facts.text(metric.id());
        }
        long micros = facts.micros(metric.id());
        if (!Micros.isKnown(micros)) {
            return null;
        }
        return switch (metric.unit()) {
            case DATE -> LocalDate.ofEpochDay(micros / Micros.ONE).toString();
            case DAYS, COUNT -> Micros.decimal(micros);
            default -> Micros.decimal(micros).toPlainString();
        };
    }
}
