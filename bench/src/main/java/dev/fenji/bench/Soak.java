package dev.fenji.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders at a steady rate for a while, sent whether or not the ones before were answered, with live re-tiering at work. Then: is every
 * order stored, does everybody stand where a run puts them, how long did it take, and did memory stay flat.
 */
final class Soak {
    private static final String DAY = "2025-12-31T10:00:00Z";
    private static final String STORED =
            "select count(*) from sales_document where source = 'bench' and number like 'N-S%'";
    private static final String WAITING = "select count(*) from live_change where done_tx is null";
    private static final long SAMPLE_SECONDS = 10;
    private static final long WARM_UP_SECONDS = 90;
    private static final long LOOK_MILLIS = 200;
    private static final long KIB = 1024;

    /** Boundaries are fixed, so that a run, which learns the others anew, must say exactly what live did. */
    private static final String FIXED = """
            slug: soak
            title: {en: Soak, zh: 浸泡}
            windowMonths: 12
            value: net_revenue
            requiresPurchase: true
            method:
              kind: scorecard
              minCoverage: 1
              criteria:
                - {id: often, title: Often, field: frequency, weight: 1, scoring: {kind: ramp, from: 0, to: 20}}
                - {id: worth, title: Worth, field: net_revenue, weight: 1, scoring: {kind: ramp, from: 0, to: 2000}}
            tiers:
              - {id: A, title: A, enter: 60}
              - {id: B, title: B, enter: 30}
              - {id: C, title: C}
            """;

    private static final String KEEP = """
            create table soak_before as
            select distinct on (policy_id, customer_id) policy_id, customer_id, tier, score, since from assignment
            order by policy_id, customer_id, valid_from desc, calibration_id desc""";

    /**
     * How many of those who ordered differ after the run, under the policy with fixed boundaries and under the others. (The run is as
     * of the day after the orders: others may change because time passed.)
     */
    private static final String DIFFERENT = """
            select count(*) filter (where p.slug = 'soak'), count(*) filter (where p.slug <> 'soak')
            from (select distinct on (policy_id, customer_id) policy_id, customer_id, tier, score, since from assignment
                  order by policy_id, customer_id, valid_from desc, calibration_id desc) a
            join soak_before b using (policy_id, customer_id)
            join policy p on p.id = a.policy_id
            where (a.tier, a.score, a.since) is distinct from (b.tier, b.score, b.since)
              and exists (select from sales_document d
                          where d.customer_id = a.customer_id and d.source = 'bench' and d.number like 'N-S%')""";

    /** Some of those under the policy with fixed boundaries, to look at. */
    private static final String EXAMPLES = """
            select string_agg(format('customer %s: %s %s since %s, then %s %s since %s', customer_id, b.tier, b.score, b.since,
                                     a.tier, a.score, a.since), '; ')
            from (select a.* from (
                      select distinct on (policy_id, customer_id) policy_id, customer_id, tier, score, since from assignment
                      order by policy_id, customer_id, valid_from desc, calibration_id desc) a
                  join soak_before b using (policy_id, customer_id)
                  join policy p on p.id = a.policy_id and p.slug = 'soak'
                  where (a.tier, a.score, a.since) is distinct from (b.tier, b.score, b.since)
                    and exists (select from sales_document d
                                where d.customer_id = a.customer_id and d.source = 'bench' and d.number like 'N-S%')
                  order by customer_id limit 5) a
            join soak_before b using (policy_id, customer_id)""";

    private static final String LAG = """
            select percentile_cont(array[0.5, 0.95, 0.99, 1]) within group (order by extract(epoch from done_at - at) * 1000)
            from live_change where done_at is not null and subject like 'N-S%'""";

    private final Installation installation;
    private final Options options;
    private final AtomicLong refused = new AtomicLong();
    private final ConcurrentLinkedQueue<Double> answers = new ConcurrentLinkedQueue<>();
    private final List<Long> heap = new ArrayList<>();
    private final List<Long> resident = new ArrayList<>();

    Soak(Installation installation, Options options) {
        this.installation = installation;
        this.options = options;
    }

    static void publishFixed(Installation installation) throws IOException, InterruptedException {
        long id = installation.api().postYaml("/api/policies", FIXED).path("id").asLong();
        installation.api().post("/api/policies/" + id + "/publish", Map.of());
    }

    void measure(Report report) throws Exception {
        installation.awaitQuiet();
        warmUp();
        Processes.Cpu before = installation.cpu();
        Processes.resetPeak(installation.pid());
        long sent = send();
        long drained = drain();
        Processes.Cpu cost = installation.cpu().minus(before);
        long peak = Processes.peak(installation.pid());
        long stored = number(STORED);
        double[] lag = lag();
        report.row(
                "soak: orders at %d/s for %d s, %,d customers"
                        .formatted(options.rate(), options.seconds(), options.customers()),
                "%,d sent, %,d stored, %,d refused; last one re-tiered %s ms after the last was sent"
                        .formatted(sent, stored, refused.get(), Report.number(drained)),
                "",
                cost.total(),
                peak);
        List<Double> times = List.copyOf(answers);
        report.row(
                "– from when an order was due to its answer",
                "p50 %s ms, p95 %s ms, p99 %s ms"
                        .formatted(quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99)));
        report.row(
                "– from an order's note to its customer's standing",
                "p50 %s ms, p95 %s ms, p99 %s ms, longest %s ms"
                        .formatted(
                                Report.number(lag[0]),
                                Report.number(lag[1]),
                                Report.number(lag[2]),
                                Report.number(lag[3])));
        report.row("– work per order, by the application's own meter (last minutes)", meter("fenji_live_work_seconds"));
        report.row("– heap in use every 10 s", series(heap));
        report.row("– resident size every 10 s", series(resident));
        compare(report);
    }

    /** From nothing to the full rate: what the compiler does in the first minutes after a start is not what is measured. */
    private void warmUp() throws Exception {
        long began = System.nanoTime();
        long total = options.rate() * WARM_UP_SECONDS / 2;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < total; i++) {
                double second = WARM_UP_SECONDS * Math.sqrt((double) i / total);
                awaitUntil(began + (long) (second * 1_000_000_000L));
                String number = "N-W" + i;
                long customer = i;
                clients.submit(() -> post(number, customer));
            }
        }
        drain();
    }

    private static void awaitUntil(long due) throws InterruptedException {
        long wait = due - System.nanoTime();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** Open loop: an order is due when its time has come. */
    private long send() throws Exception {
        long total = (long) options.rate() * options.seconds();
        long began = System.nanoTime();
        long nextSample = 0;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long i = 0; i < total; i++) {
                long due = began + i * 1_000_000_000L / options.rate();
                awaitUntil(due);
                long number = i;
                clients.submit(() -> order(number, due));
                long second = i / options.rate();
                if (second >= nextSample) {
                    nextSample = second + SAMPLE_SECONDS;
                    sample();
                }
            }
        }
        return total;
    }

    private void order(long number, long due) {
        if (post("N-S" + number, number)) {
            answers.add((System.nanoTime() - due) / 1e6);
        } else {
            refused.incrementAndGet();
        }
    }

    /** @return whether it was stored */
    private boolean post(String number, long seed) {
        try {
            String customer = Generator.key((int) (seed * 7919 % options.customers()));
            var order = Requests.order(seed, customer, DAY);
            order.put("number", number);
            installation.api().post("/api/orders", order);
            return true;
        } catch (IOException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void sample() throws Exception {
        resident.add(resident());
        heap.add(installation
                .api()
                .text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum());
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(installation.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .sum();
    }

    /** @return milliseconds until nothing waited any more */
    private long drain() throws Exception {
        long began = System.nanoTime();
        while (number(WAITING) > 0) {
            Thread.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void compare(Report report) throws Exception {
        execute(KEEP);
        new Runs().measure(installation, false);
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIFFERENT)) {
            row.next();
            report.row(
                    "– standings that a run afterwards changes",
                    "%,d under fixed boundaries; %,d under policies that learn theirs anew in the run"
                            .formatted(row.getLong(1), row.getLong(2)));
            if (row.getLong(1) > 0) {
                report.row("– some of them", text(EXAMPLES));
            }
        }
        execute("drop table soak_before");
    }

    private double[] lag() throws Exception {
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAG)) {
            row.next();
            Double[] values = (Double[]) row.getArray(1).getArray();
            double[] lag = new double[values.length];
            for (int i = 0; i < lag.length; i++) {
                lag[i] = values[i];
            }
            return lag;
        }
    }

    private String meter(String name) throws IOException, InterruptedException {
        List<String> shown = installation
                .api()
                .text("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith(name + "{quantile="))
                .map(line -> "p%s %s ms"
                        .formatted(
                                line.replaceAll(".*quantile=\"0[.](\\d+)\".*", "$1"),
                                Report.number(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) * 1000)))
                .toList();
        return String.join(", ", shown);
    }

    private long number(String sql) throws Exception {
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String text(String sql) throws Exception {
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws IOException, SQLException {
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quantile(List<Double> millis, double share) {
        return Report.number(Report.percentile(millis, share));
    }

    private static String series(List<Long> bytes) {
        return String.join(
                        ", ",
                        bytes.stream()
                                .map(value -> String.format(Locale.ROOT, "%,d", value / KIB / KIB))
                                .toList())
                + " MiB";
    }
}
