package dev.fenji.intake.web;

import dev.fenji.intake.ImportReport;
import dev.fenji.intake.IntakeProblem;
import dev.fenji.shared.ProblemBody;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemType;
import dev.fenji.shared.ProblemWords;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An import as the API shows it, in the reader's language. */
record ImportBody(
        long id,
        String kind,
        String state,
        String fileName,
        String mapping,
        String source,
        Instant startedAt,
        @Nullable Instant finishedAt,
        String startedBy,
        String phase,
        @Nullable Long rowsTotal,
        long rowsRead,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        ImportReport.Counts counts,
        @Nullable Double badShare,
        List<ProblemLine> problems,
        @Nullable ProblemBody error,
        boolean canCancel,
        boolean canResume,
        boolean canMapAgain) {

    record ProblemLine(
            String slug,
            long count,
            String detail,
            @Nullable String hint) {}

    static ImportBody of(ImportReport r, ProblemWords words, Locale locale) {
        return new ImportBody(
                r.id(),
                r.kind(),
                r.state().name(),
                r.fileName(),
                r.mapping(),
                r.source(),
                r.startedAt(),
                r.finishedAt(),
                r.startedBy(),
                r.phase().name(),
                r.rowsTotal(),
                r.rowsRead(),
                r.rowsPerSecond(),
                r.secondsLeft(),
                r.counts(),
                r.badShare(),
                r.problems().stream()
                        .map(p -> new ProblemLine(
                                p.slug(),
                                p.count(),
                                words.detail(p.slug(), p.example(), locale),
                                words.hint(p.slug(), p.example(), locale)))
                        .toList(),
                error(r.error(), words, locale),
                !r.state().ended(),
                r.state().resumable(),
                r.state().ended() && r.fileKept());
    }

    private static @Nullable ProblemBody error(
            ImportReport.@Nullable Failure failure, ProblemWords words, Locale locale) {
        if (failure == null) {
            return null;
        }
        ProblemType type = IntakeProblem.of(failure.slug());
        return ProblemBody.of(new ProblemException(type, failure.values()), words, locale);
    }
}
