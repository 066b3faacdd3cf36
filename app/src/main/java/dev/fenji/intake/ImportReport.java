package dev.fenji.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an import stands, or what became of it.
 *
 * @param fileKept whether its file is still there, to be read in another way
 */
public record ImportReport(
        long id,
        String kind,
        State state,
        String fileName,
        String mapping,
        String source,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        Phase phase,
        @Nullable Long rowsTotal,
        long rowsRead,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        Counts counts,
        @Nullable Double badShare,
        List<ProblemCount> problems,
        @Nullable Failure error,
        boolean fileKept) {

    public enum State {
        CHECKING,
        RUNNING,
        DONE,
        /** The check found too much wrong: nothing was written. */
        REFUSED,
        CANCELLED,
        FAILED,
        /** The program ended under it; whole chunks are stored and it can go on. */
        INTERRUPTED;

        public boolean ended() {
            return this != CHECKING && this != RUNNING;
        }

        public boolean resumable() {
            return this == CANCELLED || this == FAILED || this == INTERRUPTED;
        }
    }

    public enum Phase {
        WAITING,
        CHECK,
        WRITE,
        SCATTERED,
        END
    }

    /** What came of the rows. Lines known were stored before, by this file or another. */
    public record Counts(
            long linesNew,
            long linesKnown,
            long documents,
            long customersNew,
            long recordsStored,
            long unattributedLines,
            long quarantined,
            long unresolvedCountries) {

        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        public Counts withQuarantined(long rows) {
            return new Counts(
                    linesNew,
                    linesKnown,
                    documents,
                    customersNew,
                    recordsStored,
                    unattributedLines,
                    rows,
                    unresolvedCountries);
        }

        public Counts withUnresolvedCountries(long countries) {
            return new Counts(
                    linesNew,
                    linesKnown,
                    documents,
                    customersNew,
                    recordsStored,
                    unattributedLines,
                    quarantined,
                    countries);
        }
    }

    /** How often a problem was met, with one example. */
    public record ProblemCount(String slug, long count, Map<String, Object> example) {}

    /** Why it could not go on. */
    public record Failure(String slug, Map<String, Object> values) {}
}
