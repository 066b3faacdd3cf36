package dev.fenji.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who edits a scorecard: each answer is asked for as soon as the one before is there, each document is a new one. */
final class Drags {
    private static final long SEED = 11;
    private static final int WARM_UP = 20;
    private static final int DRAGS = 200;
    private static final int RARE = 40;
    private static final String SIMULATE = "/api/policies/simulate";

    /** Thresholds, weights, bands of money and days, a quantile, a value by country: a scorecard of the usual kind. */
    private static final String CARD = """
            {"slug": "bench-card", "title": {"en": "Bench", "zh": "测量"}, "windowMonths": 12, "value": "net_revenue",
             "requiresPurchase": true, "rankWithin": [],
             "method": {"kind": "scorecard", "minCoverage": 0.5, "minimumPopulation": 100, "criteria": [
               {"id": "revenue", "title": "R", "field": "net_revenue", "weight": 40, "scoring": {"kind": "quantile", "bins": 10, "better": "high"}},
               {"id": "recency", "title": "D", "field": "recency_days", "weight": 20, "scoring": {"kind": "ramp", "from": 365, "to": 7}},
               {"id": "frequency", "title": "F", "field": "frequency", "weight": 20, "scoring": {"kind": "ramp", "from": 0, "to": 12}},
               {"id": "growth", "title": "G", "field": "revenue_growth", "weight": 10, "scoring": {"kind": "ramp", "from": -1, "to": 1}},
               {"id": "country", "title": "C", "field": "country", "weight": 10, "scoring": {"kind": "choice", "points": {"CN": 100, "DE": 80}, "otherwise": 40}}]},
             "tiers": [{"id": "A", "title": "A", "enter": 70}, {"id": "B", "title": "B", "enter": 50},
                       {"id": "C", "title": "C", "enter": 30}, {"id": "D", "title": "D"}],
             "gates": [{"id": "home", "reason": {"en": "Home", "zh": "本国"}, "when": {"field": "country", "op": "eq", "value": "CN"}, "cap": "B"}]}
            """;

    private final Installation installation;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ObjectNode card;

    Drags(Installation installation) {
        this.installation = installation;
        this.card = (ObjectNode) new tools.jackson.databind.json.JsonMapper().readTree(CARD);
    }

    void measure(Report report) throws Exception {
        installation.awaitQuiet();
        long began = System.nanoTime();
        ask();
        report.row("simulation, the first one", Report.number((System.nanoTime() - began) / 1e6) + " ms");
        drag(report, "simulation, a threshold is dragged", this::threshold, DRAGS);
        drag(report, "simulation, a weight is dragged", this::weight, DRAGS);
        drag(report, "simulation, a ramp is dragged", this::ramp, DRAGS);
        drag(report, "simulation, the number of quantiles changes", this::quantile, RARE);
        drag(report, "simulation, a gate changes", this::gate, RARE);
        card.putObject("stability").put("graceDays", 30).put("minimumDays", 10);
        drag(report, "simulation with stability, a threshold is dragged", this::threshold, DRAGS);
    }

    private void drag(Report report, String what, Consumer<Integer> change, int times) throws Exception {
        List<Double> client = new ArrayList<>();
        List<Double> server = new ArrayList<>();
        for (int i = 0; i < WARM_UP + times; i++) {
            change.accept(i);
            long began = System.nanoTime();
            double millis = ask();
            if (i >= WARM_UP) {
                client.add((System.nanoTime() - began) / 1e6);
                server.add(millis);
            }
        }
        report.row(what, "client " + quantiles(client) + ", server " + quantiles(server));
    }

    private double ask() throws Exception {
        JsonNode answer = installation.api().post(SIMULATE, Map.of("document", card));
        JsonNode simulation = answer.path("simulation");
        if (simulation.isNull() || simulation.path("customers").asLong() == 0) {
            throw new IllegalStateException("Nothing was simulated: " + answer);
        }
        return simulation.path("millis").asDouble();
    }

    private void threshold(int i) {
        ((ObjectNode) card.path("tiers").get(1)).put("enter", 40 + (i % 50) * 0.5 + random.nextInt(100) / 1000.0);
    }

    private void weight(int i) {
        criterion(i % 5).put("weight", 5 + random.nextInt(600) / 10.0);
    }

    private void ramp(int i) {
        ((ObjectNode) criterion(2).path("scoring")).put("to", 4 + i % 40 + random.nextInt(100) / 1000.0);
    }

    private void quantile(int i) {
        ((ObjectNode) criterion(0).path("scoring")).put("bins", 3 + i % 90);
    }

    private void gate(int i) {
        var when = (ObjectNode) card.path("gates").get(0).path("when");
        when.put("field", "net_revenue").put("op", "lt").put("value", 10 + i);
    }

    private ObjectNode criterion(int index) {
        return (ObjectNode) ((ArrayNode) card.path("method").path("criteria")).get(index);
    }

    private static String quantiles(List<Double> millis) {
        return "p50 %s ms, p95 %s ms, worst %s ms"
                .formatted(
                        Report.number(Report.percentile(millis, 0.5)),
                        Report.number(Report.percentile(millis, 0.95)),
                        Report.number(Report.percentile(millis, 1)));
    }
}
