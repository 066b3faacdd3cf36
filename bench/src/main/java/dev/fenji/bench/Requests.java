package dev.fenji.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Single requests: pages of the list, explanations, and what clients add. */
final class Requests {
    private static final long SEED = 7;
    private static final int WARM_UP = 50;
    private static final int LISTED = 400;
    private static final int EXPLAINED = 400;
    private static final int CLIENTS = 4;
    private static final int PAGE = 50;
    private static final String SEARCH = "/api/customer-search";

    private static final List<String> SORTS = List.of(
            "net_revenue",
            "name",
            "recency_days",
            "frequency",
            "score",
            "last_purchase_on",
            "average_order_value",
            "tier");

    /** One call of a client. */
    private interface Call {
        void send(long number) throws IOException, InterruptedException;
    }

    private final Installation installation;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Long> seen = new ArrayList<>();

    Requests(Installation installation) {
        this.installation = installation;
    }

    void list(Report report) throws Exception {
        installation.awaitQuiet();
        for (int i = 0; i < WARM_UP; i++) {
            page();
        }
        List<Double> pages = new ArrayList<>();
        Processes.Cpu before = installation.cpu();
        for (int i = 0; i < LISTED; i++) {
            pages.add(page());
        }
        Processes.Cpu cost = installation.cpu().minus(before);
        report.row(
                "list page, 1–3 filters and a sort",
                quantiles(pages) + server(SEARCH) + perRequest(cost, LISTED),
                "",
                cost.total(),
                0);
    }

    void why(Report report) throws Exception {
        if (seen.isEmpty()) {
            page();
        }
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < WARM_UP + EXPLAINED; i++) {
            long id = seen.get(random.nextInt(seen.size()));
            long began = System.nanoTime();
            installation.api().get("/api/customers/" + id + "/explanation");
            if (i >= WARM_UP) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        report.row("one customer's \"why\"", quantiles(times) + server("/api/customers/{id}/explanation"));
    }

    private double page() throws Exception {
        Map<String, Object> wanted = wanted();
        long began = System.nanoTime();
        JsonNode page = installation.api().post(SEARCH, wanted);
        double millis = (System.nanoTime() - began) / 1e6;
        page.path("items").forEach(row -> seen.add(row.path("id").asLong()));
        return millis;
    }

    private Map<String, Object> wanted() {
        List<Object> filters = new ArrayList<>(List.of(
                comparison("country", "in", List.of(any(Generator.COUNTRIES), any(Generator.COUNTRIES))),
                comparison("industry", "eq", any(Generator.INDUSTRIES)),
                comparison("net_revenue", "ge", random.nextInt(5_000)),
                comparison("recency_days", "le", random.nextInt(30, 365)),
                comparison("frequency", "ge", random.nextInt(1, 6)),
                comparison("type", "eq", random.nextBoolean() ? "PERSON" : "ORGANISATION")));
        for (int i = filters.size() - 1; i > 0; i--) {
            Collections.swap(filters, i, random.nextInt(i + 1));
        }
        return Map.of(
                "filter", Map.of("all", filters.subList(0, random.nextInt(1, 4))),
                "sort", Map.of("field", SORTS.get(random.nextInt(SORTS.size())), "desc", random.nextBoolean()),
                "limit", PAGE);
    }

    private static Map<String, Object> comparison(String field, String op, Object value) {
        return Map.of("field", field, "op", op, "value", value);
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }

    void createCustomers(Report report, int seconds) throws Exception {
        load(
                report,
                "create a customer, 4 clients",
                "/api/customers",
                seconds,
                number -> installation
                        .api()
                        .post(
                                "/api/customers",
                                Map.of(
                                        "name",
                                        "New customer " + number,
                                        "type",
                                        "ORGANISATION",
                                        "country",
                                        "DE",
                                        "city",
                                        "Berlin")));
    }

    void createOrders(Report report, int seconds, int customers) throws Exception {
        load(
                report,
                "create an order of 3 lines, 4 clients",
                "/api/orders",
                seconds,
                number -> installation.api().post("/api/orders", order(number, Generator.key((int)
                        (number * 7919 % customers)))));
    }

    private static Map<String, Object> order(long number, String customer) {
        return order(number, customer, "2025-12-31T10:00:00Z");
    }

    static Map<String, Object> order(long number, String customer, String at) {
        var order = new HashMap<String, Object>();
        order.put("source", "bench");
        order.put("number", "N-" + number);
        order.put("customerKey", customer);
        order.put("occurredAt", at);
        order.put("lines", Arrays.asList(line(number), line(number + 1), line(number + 2)));
        return order;
    }

    private static Map<String, Object> line(long number) {
        return Map.of(
                "productKey",
                Generator.product((int) (number % 1000)),
                "quantity",
                1 + number % 5,
                "unitPrice",
                "9.90");
    }

    private void load(Report report, String what, String path, int seconds, Call call) throws Exception {
        installation.awaitQuiet();
        var numbers = new AtomicLong();
        for (int i = 0; i < WARM_UP; i++) {
            call.send(numbers.getAndIncrement());
        }
        Processes.Cpu before = installation.cpu();
        long began = System.nanoTime();
        List<Double> times = send(call, numbers, began + seconds * 1_000_000_000L);
        double took = (System.nanoTime() - began) / 1e9;
        Processes.Cpu cost = installation.cpu().minus(before);
        report.row(
                what,
                Report.number(times.size() / took) + " requests/s, " + quantiles(times) + server(path)
                        + perRequest(cost, times.size()),
                "",
                cost.total(),
                0);
    }

    private static List<Double> send(Call call, AtomicLong numbers, long until) throws Exception {
        Callable<List<Double>> client = () -> {
            List<Double> times = new ArrayList<>();
            while (System.nanoTime() < until) {
                long began = System.nanoTime();
                call.send(numbers.getAndIncrement());
                times.add((System.nanoTime() - began) / 1e6);
            }
            return times;
        };
        List<Double> all = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (Future<List<Double>> times : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                all.addAll(times.get());
            }
        }
        return all;
    }

    private static String quantiles(List<Double> millis) {
        return "client p50 %s ms, p95 %s ms"
                .formatted(
                        Report.number(Report.percentile(millis, 0.5)), Report.number(Report.percentile(millis, 0.95)));
    }

    private static String perRequest(Processes.Cpu cost, int requests) {
        return ", CPU per request %s ms application + %s ms PostgreSQL"
                .formatted(
                        Report.number(cost.java() * 1000 / requests), Report.number(cost.postgres() * 1000 / requests));
    }

    /** What the application itself took from request to answer, by its own meters. */
    private String server(String path) throws IOException, InterruptedException {
        String metrics = installation.api().text("/actuator/prometheus");
        String half = quantile(metrics, path, "0.5");
        String most = quantile(metrics, path, "0.95");
        return half == null || most == null ? "" : ", server p50 %s ms, p95 %s ms".formatted(half, most);
    }

    private static @Nullable String quantile(String metrics, String path, String quantile) {
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds{")
                        && line.contains("uri=\"" + path + "\"")
                        && line.contains("outcome=\"SUCCESS\"")
                        && line.contains("quantile=\"" + quantile + "\""))
                .map(line -> Report.number(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) * 1000))
                .findFirst()
                .orElse(null);
    }
}
