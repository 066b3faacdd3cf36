package dev.fenji.insight;

import dev.fenji.identity.CurrentUser;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs, and the fields that figures have. */
@Component
public class Insights {
    private final RunStore store;
    private final RunQueue queue;
    private final Engine engine;
    private final Organisation organisation;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final AnalyticsSettings settings;
    private final Clock clock;

    Insights(
            RunStore store,
            RunQueue queue,
            Engine engine,
            Organisation organisation,
            CurrentUser user,
            JdbcClient jdbc,
            AnalyticsSettings settings,
            Clock clock) {
        this.store = store;
        this.queue = queue;
        this.engine = engine;
        this.organisation = organisation;
        this.user = user;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Puts a run into the queue in the caller's name.
     *
     * @param asOf null lets the run choose its day when it starts
     * @param knownAt only facts recorded up to this moment; null for all. Not before what the results of that day rest on
     */
    public InsightRun start(@Nullable LocalDate asOf, @Nullable Instant knownAt) {
        if (asOf != null) {
            requireSensible(asOf);
        }
        if (knownAt != null && knownAt.isAfter(clock.instant())) {
            throw new ProblemException(InsightProblem.KNOWN_AT_IN_FUTURE, Map.of("knownAt", knownAt.toString()));
        }
        if (knownAt != null) {
            LocalDate day = asOf == null ? dayInForce() : asOf;
            if (day != null) {
                requireNoLess(day, knownAt);
            }
        }
        long id = store.add(
                RunKind.MANUAL, RunWork.TIERS, asOf, knownAt, user.orSystem().username());
        wakeAfterCommit();
        return run(id);
    }

    /** Puts a run of the value models into the queue, as of the day in force. */
    public InsightRun startModels() {
        if (dayInForce() == null) {
            throw new ProblemException(InsightProblem.MODELS_BEFORE_TIERS, Map.of());
        }
        long id = store.add(
                RunKind.MANUAL, RunWork.MODELS, null, null, user.orSystem().username());
        wakeAfterCommit();
        return run(id);
    }

    /** Asks for a run of its own accord, unless one waits already or the organisation wants none. */
    public void due(RunKind kind) {
        if (settings.automatic() && !store.automaticWaits()) {
            store.add(kind, RunWork.TIERS, null, null, user.orSystem().username());
            wakeAfterCommit();
        }
    }

    /** The same for the value models; without tiers there is nothing to be as of, and they come with the first of these. */
    public void modelsDue() {
        if (settings.automatic() && dayInForce() != null) {
            startModels();
        }
    }

    /** The run of the value models that waits or is under way; null when there is none. */
    public @Nullable Long openModelsRun() {
        return store.openModels();
    }

    public InsightRun run(long id) {
        return store.find(id).orElseThrow(() -> new ProblemException(InsightProblem.RUN_NOT_FOUND, Map.of("run", id)));
    }

    /** Newest first. */
    public List<InsightRun> runsBefore(long id, int limit) {
        return store.before(id, limit);
    }

    /** The newest run whose results are in force. */
    public Optional<InsightRun> lastDone() {
        return store.lastDone();
    }

    /** The day that metrics and standings are as of; null before the first run. */
    public @Nullable LocalDate dayInForce() {
        return store.dayInForce();
    }

    public InsightRun cancel(long id) {
        InsightRun run = run(id);
        if (!run.state().isOpen() || !queue.cancel(id)) {
            throw new ProblemException(InsightProblem.RUN_ENDED, Map.of("run", id));
        }
        return run(id);
    }

    /** All fields there are, those included that the company's own customer attributes make. */
    public FieldCatalogue fields() {
        try (Connection copy = engine.analytics().connect()) {
            return FieldCatalogue.standard().with(CustomFields.read(copy));
        } catch (SQLException e) {
            throw new AnalyticsException("The fields of the copy could not be read.", e);
        }
    }

    /** Throws the analytical copy away; the next run builds it anew from the facts. */
    public void dropCopy() {
        engine.analytics().drop();
    }

    /** What holds, or held on a day, is not replaced by what was known before. */
    private void requireNoLess(LocalDate day, Instant knownAt) {
        store.lastThatKnewMore(day, knownAt).ifPresent(run -> {
            throw new ProblemException(
                    InsightProblem.KNOWN_AT_TOO_EARLY,
                    Map.of(
                            "asOf",
                            day.toString(),
                            "knownAt",
                            knownAt.toString(),
                            "run",
                            run.id(),
                            "known",
                            String.valueOf(run.knownAt())));
        });
    }

    private void requireSensible(LocalDate asOf) {
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), organisation.zone()).plusDays(1);
        if (asOf.isAfter(tomorrow)) {
            throw new ProblemException(
                    InsightProblem.AS_OF_IN_FUTURE, Map.of("asOf", asOf.toString(), "latest", tomorrow.toString()));
        }
        LocalDate first = jdbc.sql("select min(occurred_on) from sales_document where customer_id is not null")
                .query(LocalDate.class)
                .optional()
                .orElse(null);
        if (first != null && !asOf.isAfter(first)) {
            throw new ProblemException(
                    InsightProblem.AS_OF_BEFORE_DATA, Map.of("asOf", asOf.toString(), "firstSale", first.toString()));
        }
    }

    /** The run must be there to be found when the queue looks. */
    private void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            queue.wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue.wake();
            }
        });
    }
}
