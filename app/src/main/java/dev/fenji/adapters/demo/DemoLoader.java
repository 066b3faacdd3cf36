package dev.fenji.adapters.demo;

import dev.fenji.adapters.jdbc.JdbcSource;
import dev.fenji.adapters.rates.EcbRates;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.Imports;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.StartupProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Loads the demonstration before the application says that it is ready, and tells the terminal how far it is. */
@Component
class DemoLoader implements ApplicationRunner {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(2);

    private final DemoSettings settings;
    private final DemoState state;
    private final Organisation organisation;
    private final EcbRates rates;
    private final Imports imports;
    private final DemoRun run;
    private final DemoPotential potential;
    private final DemoPolicies policies;
    private final Clock clock;
    private final Terminal terminal = new Terminal(System.out);

    DemoLoader(
            Environment environment,
            DemoState state,
            Organisation organisation,
            EcbRates rates,
            Imports imports,
            DemoRun run,
            DemoPotential potential,
            DemoPolicies policies,
            Clock clock) {
        this.settings = DemoSettings.of(environment);
        this.state = state;
        this.organisation = organisation;
        this.rates = rates;
        this.imports = imports;
        this.run = run;
        this.potential = potential;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        if (settings.wanted() == null) {
            return;
        }
        if (!state.mayLoad()) {
            terminal.say("This data folder holds data of your own: the demonstration is not loaded into it.");
            terminal.say("Name another folder to see it: ./fenji demo --data DIR");
            return;
        }
        boolean loaded = DemoSettings.ONLINE_RETAIL.equals(settings.wanted()) ? loadFile() : loadSamples();
        if (!loaded) {
            return;
        }
        terminal.say("Working out the tiers …");
        run.compute(PATIENCE, terminal);
        // Only now is it known which fields of their own the customers have, and policies may speak of them.
        if (settings.file() == null && policies.publish(bothLoaded())) {
            terminal.say("The policies were fitted to the demonstration; their versions say why.");
            run.compute(PATIENCE, terminal);
        }
    }

    private boolean loadSamples() throws IOException, InterruptedException {
        List<DemoSource> missing = Arrays.stream(DemoSource.values())
                .filter(settings::wants)
                .filter(source -> !state.isLoaded(source.id()))
                .toList();
        if (missing.isEmpty()) {
            return false;
        }
        prepare("Demo company", "USD", "America/Los_Angeles");
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        List<Opened> opened =
                missing.stream().map(source -> open(source, today)).toList();
        loadRates();
        for (Opened source : opened) {
            load(source);
        }
        return true;
    }

    /** @param ready completes when the sample database is in memory, which takes seconds: meanwhile others are loaded */
    private record Opened(DemoSource source, JdbcSource jdbc, CompletableFuture<Void> ready) {}

    private Opened open(DemoSource source, LocalDate today) {
        int days = state.begin(source.id(), source.definition().title(), source.shift(today));
        JdbcSource jdbc = source.open(days);
        return new Opened(source, jdbc, CompletableFuture.runAsync(() -> connect(jdbc), Thread::startVirtualThread));
    }

    private static void connect(JdbcSource source) {
        try {
            source.connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Opened opened) throws IOException, InterruptedException {
        String title = opened.source().definition().title();
        terminal.say("Loading " + title + " …");
        List<Long> ids;
        try (JdbcSource source = opened.jdbc()) {
            opened.ready().join();
            // Returns when everything is kept as files: the sample database may leave the memory.
            ids = imports.start(source);
        }
        finish(title, ids);
        terminal.say("%s: %,d potential inputs, made up"
                .formatted(title, potential.record(opened.source().definition().name())));
        state.done(opened.source().id());
    }

    private boolean loadFile() throws InterruptedException {
        if (settings.file() == null || state.isLoaded(DemoSettings.ONLINE_RETAIL)) {
            return false;
        }
        prepare("Online Retail", "GBP", "Europe/London");
        state.begin(DemoSettings.ONLINE_RETAIL, "Online Retail", 0);
        loadRates();
        terminal.say("Loading " + settings.file().getFileName() + " …");
        finish("Online Retail", start(settings.file()));
        state.done(DemoSettings.ONLINE_RETAIL);
        return true;
    }

    /** The data set was published twice, with other names for the same columns. */
    private List<Long> start(Path file) {
        try {
            return imports.start(List.of(file), DemoSettings.ONLINE_RETAIL);
        } catch (ProblemException otherColumns) {
            try {
                return imports.start(List.of(file), DemoSettings.ONLINE_RETAIL_II);
            } catch (ProblemException neither) {
                neither.addSuppressed(otherColumns);
                throw new StartupProblem(
                        "The file %s is not one of the two Online Retail files of the UCI repository."
                                .formatted(file.getFileName()),
                        "Give the CSV or Excel file as it was published, with the columns Invoice or InvoiceNo, StockCode, Quantity …",
                        neither);
            }
        }
    }

    private boolean bothLoaded() {
        return Arrays.stream(DemoSource.values()).allMatch(source -> state.isLoaded(source.id()));
    }

    /** Currency and zone can only be set while there are no facts; later demonstrations go by them. */
    private void prepare(String name, String currency, String zone) {
        if (!organisation.factsExist()) {
            organisation.change(name, currency, zone, organisation.current().contact());
        }
    }

    private void loadRates() {
        if (!rates.loaded()) {
            terminal.say("Exchange rates of the European Central Bank, 1999 to 2023: %,d".formatted(rates.load()));
        }
    }

    private void finish(String title, List<Long> ids) throws InterruptedException {
        long lines = 0;
        for (long id : ids) {
            ImportReport report = await(id);
            if (report.state() != ImportReport.State.DONE) {
                throw new IllegalStateException("The demonstration data %s could not be loaded: import %d is %s %s"
                        .formatted(title, id, report.state(), report.error()));
            }
            lines += report.counts().linesNew();
        }
        terminal.say("%s: %,d order lines".formatted(title, lines));
    }

    private ImportReport await(long id) throws InterruptedException {
        ImportReport report = imports.await(id, REPORT_EVERY);
        while (!report.state().ended()) {
            terminal.progress(report);
            report = imports.await(id, REPORT_EVERY);
        }
        return report;
    }
}
