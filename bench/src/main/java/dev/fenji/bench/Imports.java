package dev.fenji.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;

/** The application's import of a file next to {@code COPY} of the same file into a bare table of the same server. */
final class Imports {
    private static final long LOOK_MILLIS = 200;
    private static final int BUFFER = 1 << 20;

    private static final Map<String, String> CUSTOMERS = Map.of(
            "customerKey",
            "customer",
            "customerName",
            "name",
            "customerType",
            "type",
            "country",
            "country",
            "city",
            "city",
            "industry",
            "industry");
    private static final Map<String, String> PRODUCTS =
            Map.of("productKey", "product", "productName", "name", "category", "category");
    private static final Map<String, String> LINES = Map.of(
            "document",
            "invoice",
            "occurredAt",
            "occurred_at",
            "customerKey",
            "customer",
            "productKey",
            "product",
            "description",
            "description",
            "quantity",
            "quantity",
            "unitPrice",
            "unit_price");

    /** One import: seconds of its two passes, by its own times. */
    private record Took(long rows, double check, double write) {
        double both() {
            return check + write;
        }
    }

    private final List<Double> customerRates = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final List<Double> checkRates = new ArrayList<>();
    private final List<Double> writeRates = new ArrayList<>();
    private final List<Double> copyRates = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> javaCpu = new ArrayList<>();
    private final List<Double> postgresCpu = new ArrayList<>();
    private final List<Double> copyCpu = new ArrayList<>();
    private long heap;
    private long resident;

    /** Loads all files. */
    void measure(Installation installation, Generator.Made files) throws Exception {
        String currency =
                installation.api().get("/api/organisation").path("baseCurrency").asString();
        importFile(installation, files.products(), mapping("PRODUCTS", PRODUCTS, Map.of("currency", currency)));
        Took customers = importFile(installation, files.customers(), mapping("CUSTOMERS", CUSTOMERS, Map.of()));
        customerRates.add(customers.rows() / customers.both());
        orderLines(installation, files.orderLines(), currency);
        installation.awaitQuiet();
    }

    private void orderLines(Installation installation, Path file, String currency) throws Exception {
        settle(installation);
        Processes.resetPeak(installation.pid());
        Processes.Cpu before = installation.cpu();
        try (var watch = new HeapWatch(installation.api())) {
            Took took = importFile(installation, file, mapping("ORDER_LINES", LINES, Map.of("currency", currency)));
            rates.add(took.rows() / took.both());
            checkRates.add(took.rows() / took.check());
            writeRates.add(took.rows() / took.write());
            heap = Math.max(heap, watch.peak());
        }
        Processes.Cpu spent = installation.cpu().minus(before);
        javaCpu.add(spent.java());
        postgresCpu.add(spent.postgres());
        resident = Math.max(resident, Processes.peak(installation.pid()));
    }

    private static Map<String, Object> mapping(
            String kind, Map<String, String> columns, Map<String, String> constants) {
        return Map.of(
                "name",
                "bench",
                "kind",
                kind,
                "source",
                "bench",
                "columns",
                columns,
                "constants",
                constants,
                "creditNote",
                Map.of("by", kind.equals("ORDER_LINES") ? "NEGATIVE_QUANTITY" : "NONE"));
    }

    private static Took importFile(Installation installation, Path file, Map<String, Object> mapping) throws Exception {
        Api api = installation.api();
        String fileId = api.upload(file).path("fileId").asString();
        long id = api.post("/api/imports", Map.of("fileId", fileId, "mapping", mapping))
                .path("id")
                .asLong();
        Instant writing = null;
        while (true) {
            JsonNode now = api.get("/api/imports/" + id);
            String state = now.path("state").asString();
            if (writing == null && !state.equals("CHECKING")) {
                writing = Instant.now();
            }
            if (!state.equals("CHECKING") && !state.equals("RUNNING")) {
                return took(now, writing == null ? Instant.now() : writing);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static Took took(JsonNode done, Instant writing) {
        if (!done.path("state").asString().equals("DONE")
                || done.path("counts").path("quarantined").asLong() > 0) {
            throw new IllegalStateException("The import did not go through: " + done);
        }
        Instant started = Instant.parse(done.path("startedAt").asString());
        Instant finished = Instant.parse(done.path("finishedAt").asString());
        // A file so small that the writing was over before anyone looked.
        Instant turn = writing.isAfter(finished) ? finished.minusMillis(1) : writing;
        return new Took(
                done.path("rowsTotal").asLong(),
                Math.max(0.001, seconds(started, turn)),
                Math.max(0.001, seconds(turn, finished)));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }

    /** After {@link #measure}: the same order lines into a bare table. */
    void copy(Installation installation, Path file) throws Exception {
        settle(installation);
        Processes.Cpu before = installation.cpu();
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table bench_bare (
                        invoice text, occurred_at timestamp, customer text, product text, description text,
                        quantity numeric, unit_price numeric)""");
            long began = System.nanoTime();
            long rows = copy(connection, file);
            double rate = rows / ((System.nanoTime() - began) / 1e9);
            statement.execute("drop table bench_bare");
            copyRates.add(rate);
            ratios.add(rates.getLast() / rate);
            // Before the connection ends: its backend is still there to be asked.
            copyCpu.add(installation.cpu().minus(before).postgres());
        }
    }

    private static long copy(Connection connection, Path file) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy bench_bare from stdin (format csv, header)", in, BUFFER);
        }
    }

    /** Both sides begin with nothing left to write from before. */
    private static void settle(Installation installation) throws Exception {
        installation.awaitQuiet();
        try (Connection connection = installation.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    void report(Report report) {
        report.row("import of customers, both passes", rows(customerRates));
        report.row(
                "import of order lines, both passes",
                rows(rates) + ", peak heap " + Report.mib(heap) + ", CPU " + Report.number(Report.median(javaCpu))
                        + " s application + " + Report.number(Report.median(postgresCpu)) + " s PostgreSQL",
                Report.number(Report.median(ratios)) + " × COPY" + Report.spread(ratios),
                Report.median(javaCpu) + Report.median(postgresCpu),
                resident);
        report.row("– check pass alone", rows(checkRates));
        report.row("– write pass alone", rows(writeRates));
        report.row(
                "PostgreSQL `COPY` of the same file into a bare table",
                rows(copyRates),
                "1",
                Report.median(copyCpu),
                0);
    }

    private static String rows(List<Double> rates) {
        return Report.number(Report.median(rates)) + " rows/s" + Report.spread(rates);
    }
}
