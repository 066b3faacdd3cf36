package dev.fenji.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Back-tests of three policies on as many monthly dates as the history has, whole: from the question to the stored answer. */
final class Replays {
    private static final long LOOK_MILLIS = 100;
    private static final int MOST_DATES = 24;
    private static final int HORIZON_MONTHS = 1;
    private static final int TIMES = 3;
    private static final List<Map<String, String>> POLICIES = List.of(
            Map.of("baseline", "abc-revenue"), Map.of("baseline", "rfm-rank-sum"), Map.of("baseline", "random"));

    private final Installation installation;

    Replays(Installation installation) {
        this.installation = installation;
    }

    void measure(Report report) throws Exception {
        // Two years hold 23 months with a month before and one behind them: one order more makes it 24.
        installation.api().post("/api/orders", Requests.order(0, Generator.key(0), "2026-01-31T10:00:00Z"));
        installation.awaitQuiet();
        JsonNode options = installation.api().get("/api/backtests/options");
        LocalDate first = LocalDate.parse(options.path("firstSale").asString());
        LocalDate last =
                LocalDate.parse(options.path("lastSale").asString()).plusDays(1).minusMonths(HORIZON_MONTHS);
        LocalDate from = last;
        int dates = 1;
        while (dates < MOST_DATES && last.minusMonths(dates).isAfter(first)) {
            from = last.minusMonths(dates++);
        }
        List<Double> seconds = new ArrayList<>();
        Processes.resetPeak(installation.pid());
        Processes.Cpu before = installation.cpu();
        JsonNode done = run(from, last);
        seconds.add(done.path("millis").asLong() / 1000.0);
        while (seconds.size() < TIMES) {
            done = run(from, last);
            seconds.add(done.path("millis").asLong() / 1000.0);
        }
        double cpu = installation.cpu().minus(before).total() / TIMES;
        report.row(
                "back-test, %d monthly dates × %d policies, up to %,d customers"
                        .formatted(done.path("result").path("periods").size(), POLICIES.size(), customers(done)),
                Report.number(Report.median(seconds)) + " s" + Report.spread(seconds),
                "",
                cpu,
                Processes.peak(installation.pid()));
    }

    private static int customers(JsonNode done) {
        JsonNode periods = done.path("result").path("periods");
        return periods.get(periods.size() - 1).path("customers").asInt();
    }

    private JsonNode run(LocalDate from, LocalDate to) throws Exception {
        Api api = installation.api();
        var wanted = Map.of(
                "policies",
                POLICIES,
                "from",
                from.toString(),
                "to",
                to.toString(),
                "stepMonths",
                1,
                "horizonMonths",
                HORIZON_MONTHS);
        String address = "/api/backtests/"
                + api.post("/api/backtests", wanted).path("id").asLong();
        JsonNode done = api.get(address);
        while (List.of("QUEUED", "RUNNING").contains(done.path("state").asString())) {
            Thread.sleep(LOOK_MILLIS);
            done = api.get(address);
        }
        if (!done.path("state").asString().equals("DONE")) {
            throw new IllegalStateException("The back-test did not go through: " + done);
        }
        return done;
    }
}
