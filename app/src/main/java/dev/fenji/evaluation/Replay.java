package dev.fenji.evaluation;

import dev.fenji.insight.PastDay;
import dev.fenji.insight.PastDays;
import dev.fenji.kernel.backtest.Period;
import dev.fenji.kernel.backtest.Placement;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.policy.Trials;
import dev.fenji.kernel.provenance.Provenance;
import dev.fenji.shared.OrganisationProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goes through past dates in order. A date is read in a thread of its own while the one before is looked at. */
final class Replay implements AutoCloseable {
    private static final double ONE = Micros.ONE;
    private static final int COLUMNS = 32;

    private final Question question;
    private final PastDays.Look look;
    private final OrganisationProfile whose;
    private final JobProgress progress;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fenji-past").daemon().factory());

    Replay(Question question, PastDays.Look look, OrganisationProfile whose, JobProgress progress) {
        this.question = question;
        this.look = look;
        this.whose = whose;
        this.progress = progress;
    }

    /** One date: who is looked at, what they did, and where a candidate puts them. */
    final class Scene {
        private final PastDay day;
        private final int[] rows;
        private final Period period;
        private final Map<Integer, Trials> trials = new HashMap<>();

        private Scene(PastDay day, List<Candidate> candidates) {
            this.day = day;
            this.rows = IntStream.range(0, day.size())
                    .filter(row -> day.isCustomer(row)
                            && candidates.stream().allMatch(candidate -> candidate.inScope(day, row)))
                    .toArray();
            this.period = Replay.period(day, rows, candidates.getFirst());
        }

        Period period() {
            return period;
        }

        Placement place(Candidate candidate) {
            int window = candidate.document().windowMonths();
            Trials ofWindow = trials.computeIfAbsent(window, any -> new Trials(day.population(window), COLUMNS));
            var provenance = Provenance.of(day.asOf(), whose.zone().getId(), whose.baseCurrency());
            return candidate.place(day, rows, ofWindow, provenance);
        }
    }

    /**
     * Shows date after date.
     *
     * @param done dates of the same phase that were shown before
     * @param total dates that are shown in the phase altogether
     * @param candidates only customers in the scope of all of them are looked at
     */
    void over(
            List<LocalDate> dates, String phase, int done, int total, List<Candidate> candidates, Consumer<Scene> each)
            throws Exception {
        Future<PastDay> next = reader.submit(() -> read(dates.getFirst(), candidates));
        for (int i = 0; i < dates.size(); i++) {
            progress.at(phase, done + i, (long) total);
            PastDay day = await(next);
            if (i + 1 < dates.size()) {
                LocalDate following = dates.get(i + 1);
                next = reader.submit(() -> read(following, candidates));
            }
            each.accept(new Scene(day, candidates));
        }
        progress.at(phase, done + dates.size(), (long) total);
    }

    private PastDay read(LocalDate asOf, List<Candidate> candidates) throws Exception {
        Set<Integer> windows = new TreeSet<>();
        Set<String> fields = new TreeSet<>();
        for (Candidate candidate : candidates) {
            windows.add(candidate.document().windowMonths());
            fields.addAll(candidate.document().fields());
        }
        return look.day(asOf, windows, fields, knownAt(asOf), question.end(asOf), progress.silent());
    }

    private @Nullable Instant knownAt(LocalDate asOf) {
        return question.knowledge() == Knowledge.RECORDED
                ? asOf.atStartOfDay(look.zone()).toInstant()
                : null;
    }

    private static Period period(PastDay day, int[] rows, Candidate any) {
        int n = rows.length;
        var period = new Period(
                day.asOf(), day.end(), new long[n], new double[n], new boolean[n], new boolean[n], new boolean[n]);
        var population = day.population(any.document().windowMonths());
        for (int i = 0; i < n; i++) {
            int row = rows[i];
            period.customers()[i] = population.customerId(row);
            period.values()[i] = day.netMicros(row) / ONE;
            period.bought()[i] = day.bought(row);
            period.present()[i] = day.present(row);
            period.lost()[i] = day.lost(row);
        }
        return period;
    }

    private static PastDay await(Future<PastDay> day) throws Exception {
        try {
            return day.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
