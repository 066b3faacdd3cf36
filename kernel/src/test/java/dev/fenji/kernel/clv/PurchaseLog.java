package dev.fenji.kernel.clv;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A purchase log, customer by customer and day by day, and its summaries as the papers make them. */
final class PurchaseLog {

    static final LocalDate CDNOW_END_OF_CALIBRATION = LocalDate.of(1997, 10, 1);

    /** Spend per day per customer. */
    private final Map<String, NavigableMap<LocalDate, Double>> customers = new TreeMap<>();

    static PurchaseLog cdnowSample() {
        PurchaseLog log = new PurchaseLog();
        for (NamedCsvRecord row : SharedData.rows("clv/cdnow_sample.csv.gz")) {
            log.add(
                    row.getField("customer_id"),
                    LocalDate.parse(row.getField("date")),
                    Double.parseDouble(row.getField("amount")));
        }
        return log;
    }

    void add(String customer, LocalDate day, double amount) {
        customers.computeIfAbsent(customer, any -> new TreeMap<>()).merge(day, amount, Double::sum);
    }

    /** States as of a day: purchases before it count, T runs to the day before it, as in the papers. */
    List<PurchaseState> states(LocalDate asOf) {
        List<PurchaseState> states = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> days : customers.values()) {
            NavigableMap<LocalDate, Double> seen = days.headMap(asOf, false);
            if (!seen.isEmpty()) {
                states.add(state(seen, asOf.minusDays(1)));
            }
        }
        return states;
    }

    /** Purchase days from a day on, before another, per customer of {@link #states}. */
    List<Integer> later(LocalDate from, LocalDate before) {
        List<Integer> counts = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> days : customers.values()) {
            if (!days.headMap(from, false).isEmpty()) {
                counts.add(days.subMap(from, true, before, false).size());
            }
        }
        return counts;
    }

    /** Spend of the repeat purchase days, per customer of {@link #states}. */
    List<Double> repeatSpend(LocalDate asOf) {
        List<Double> sums = new ArrayList<>();
        for (NavigableMap<LocalDate, Double> days : customers.values()) {
            NavigableMap<LocalDate, Double> seen = days.headMap(asOf, false);
            if (!seen.isEmpty()) {
                sums.add(seen.tailMap(seen.firstKey(), false).values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum());
            }
        }
        return sums;
    }

    SpendSample repeatSpendSample(LocalDate asOf) {
        List<PurchaseState> states = states(asOf);
        List<Double> spend = repeatSpend(asOf);
        SpendSample.Builder builder = new SpendSample.Builder();
        for (int i = 0; i < states.size(); i++) {
            builder.add(
                    states.get(i).x(), spend.get(i) / Math.max(1, states.get(i).x()));
        }
        return builder.build();
    }

    static PurchaseStates collect(List<PurchaseState> states) {
        PurchaseStates.Builder builder = new PurchaseStates.Builder();
        states.forEach(builder::add);
        return builder.build();
    }

    private static PurchaseState state(NavigableMap<LocalDate, Double> days, LocalDate end) {
        double gaps = 0;
        LocalDate before = null;
        for (LocalDate day : days.keySet()) {
            gaps += before == null ? 0 : Math.log(ChronoUnit.DAYS.between(before, day));
            before = day;
        }
        return new PurchaseState(
                days.size() - 1,
                (int) ChronoUnit.DAYS.between(days.firstKey(), days.lastKey()),
                (int) ChronoUnit.DAYS.between(days.firstKey(), end),
                gaps);
    }
}
