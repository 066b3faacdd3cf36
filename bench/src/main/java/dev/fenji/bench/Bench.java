package dev.fenji.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.fenji.bench.Options.Part;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Generates files, puts a fresh installation through them, measures, prints a table, leaves nothing behind. */
public final class Bench {
    private static final int LEAST_RAW = 3;
    private static final int BAD_USAGE = 2;

    private final Options options;
    private final Path folder;
    private final Path jar;
    private final Report served = new Report();
    private volatile @Nullable Installation current;
    private final List<Double> starts = new ArrayList<>();
    private final Imports imports = new Imports();
    private final Runs runs = new Runs();

    private Bench(Options options, Path folder, Path jar) {
        this.options = options;
        this.folder = folder;
        this.jar = jar;
    }

    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("fenji bench: " + e.getMessage() + "\n\n" + Options.USAGE);
            System.exit(BAD_USAGE);
            return;
        }
        Path jar = Path.of(System.getProperty("fenji.bench.jar", "app/target/run/fenji-app.jar"));
        // The database server may run as another user and must get through.
        Path folder = Files.createTempDirectory(
                "fenji-bench-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        var bench = new Bench(options, folder, jar.toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(bench::cleanUp, "clean-up"));
        bench.run();
        // The client's threads need not be waited for.
        System.exit(0);
    }

    /** However it ends: nothing runs on, nothing stays. */
    private void cleanUp() {
        Installation installation = current;
        if (installation != null) {
            installation.close();
        }
        try {
            delete(folder);
        } catch (IOException e) {
            Report.say("%s could not be deleted: %s".formatted(folder, e));
        }
    }

    private void run() throws Exception {
        Report.say("generating %,d customers and %,d order lines".formatted(options.customers(), options.lines()));
        Generator.Made files = Generator.generate(folder, options.customers(), options.lines());
        int installations = options.installations();
        for (int round = 1; round <= installations; round++) {
            Report.say("installation %d of %d".formatted(round, installations));
            Path data = folder.resolve("data-" + round);
            try (var installation = new Installation(jar, data)) {
                current = installation;
                load(installation, files);
                if (round == installations) {
                    serve(installation);
                }
            }
            delete(data);
        }
        report();
    }

    /** Files in, tiers out, each beside its raw engine; the installation is stopped at the end. */
    private void load(Installation installation, Generator.Made files) throws Exception {
        installation.start();
        Report.say("importing");
        imports.measure(installation, files);
        if (options.wants(Part.IMPORT)) {
            imports.copy(installation, files.orderLines());
        }
        if (options.wants(Part.SOAK)) {
            Soak.publishFixed(installation);
        }
        if (options.wants(Part.RUN)
                || options.wants(Part.LIST)
                || options.wants(Part.SIMULATE)
                || options.wants(Part.SOAK)) {
            Report.say("running");
            LocalDate asOf = runs.measure(installation, options.wants(Part.RUN));
            installation.stop();
            if (options.wants(Part.RUN)) {
                runs.raw(installation.data(), asOf, LEAST_RAW);
            }
        }
        installation.stop();
    }

    /** What an installation with data does when it is started again. */
    private void serve(Installation installation) throws Exception {
        if (!options.wants(Part.LIST)
                && !options.wants(Part.SIMULATE)
                && !options.wants(Part.BACKTEST)
                && !options.wants(Part.HTTP)
                && !options.wants(Part.SOAK)
                && !options.wants(Part.START)) {
            return;
        }
        Report.say("starting again");
        int times = options.wants(Part.START) ? options.rounds() : 1;
        for (int i = 0; i < times; i++) {
            installation.stop();
            starts.add(installation.start().toNanos() / 1e9);
        }
        var requests = new Requests(installation);
        if (options.wants(Part.LIST)) {
            Report.say("listing and explaining");
            requests.list(served);
            requests.why(served);
        }
        if (options.wants(Part.BACKTEST)) {
            Report.say("looking back");
            new Replays(installation).measure(served);
        }
        if (options.wants(Part.SIMULATE)) {
            Report.say("simulating");
            new Drags(installation).measure(served);
        }
        if (options.wants(Part.HTTP)) {
            Report.say("adding customers and orders");
            requests.createCustomers(served, options.seconds());
            requests.createOrders(served, options.seconds(), options.customers());
        }
        soak(installation);
    }

    private void soak(Installation installation) throws Exception {
        if (options.wants(Part.SOAK)) {
            Report.say("soaking");
            new Soak(installation, options).measure(served);
        }
    }

    private void report() {
        var report = new Report();
        if (options.wants(Part.IMPORT)) {
            imports.report(report);
        }
        if (options.wants(Part.RUN)) {
            runs.report(report);
        }
        report.add(served);
        if (options.wants(Part.START)) {
            report.row(
                    "start of the existing installation to ready",
                    Report.number(Report.median(starts)) + " s" + Report.spread(starts));
        }
        System.out.println(machine());
        System.out.println();
        System.out.println(report.table());
    }

    private String machine() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%,d customers, %,d order lines; %d installations; %d processors, %s of memory, Java %s; application with %s."
                .formatted(
                        options.customers(),
                        options.lines(),
                        options.installations(),
                        machine.getAvailableProcessors(),
                        Report.mib(machine.getTotalMemorySize()),
                        Runtime.version(),
                        Installation.javaOptions());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
