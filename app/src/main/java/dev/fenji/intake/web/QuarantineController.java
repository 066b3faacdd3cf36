package dev.fenji.intake.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.intake.run.ImportService;
import dev.fenji.intake.run.Quarantine;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import dev.fenji.shared.SharedProblem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Rows that could not be stored: look, correct, try again. */
@RestController
@RequestMapping("/api/imports/{id}")
class QuarantineController {

    record BadRow(
            long row, Map<String, String> values, List<RowProblemBody> problems, String state, boolean corrected) {}

    record Correction(@NotNull Map<String, @NotNull String> values) {}

    record Rows(@Nullable List<Long> rows) {}

    private static final int LARGEST_PAGE = 500;

    private final Quarantine quarantine;
    private final ImportService imports;
    private final ProblemWords words;

    QuarantineController(Quarantine quarantine, ImportService imports, ProblemWords words) {
        this.quarantine = quarantine;
        this.imports = imports;
        this.words = words;
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/quarantine")
    Page<BadRow> list(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        return quarantine
                .page(id, state, after(cursor), Math.clamp(limit, 1, LARGEST_PAGE))
                .map(e -> body(e, locale));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", cursor));
        }
    }

    private BadRow body(Quarantine.BadLine e, Locale locale) {
        return new BadRow(
                e.row(),
                e.values(),
                e.findings().stream()
                        .map(f -> RowProblemBody.of(f, words, locale))
                        .toList(),
                e.state(),
                e.corrected());
    }

    @Requires(Permission.IMPORT_RUN)
    @PutMapping("/quarantine/{row}")
    BadRow correct(
            @PathVariable long id, @PathVariable long row, @Valid @RequestBody Correction correction, Locale locale) {
        return body(quarantine.correct(id, row, correction.values()), locale);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/quarantine/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable long id, @RequestBody Rows rows) {
        (rows.rows() == null ? List.<Long>of() : rows.rows()).forEach(row -> quarantine.discard(id, row));
    }

    /** Tries rows again; all open ones when none are named. */
    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/quarantine/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportBody retry(@PathVariable long id, @RequestBody(required = false) @Nullable Rows rows, Locale locale) {
        List<Long> wanted = rows == null || rows.rows() == null ? List.of() : rows.rows();
        return ImportBody.of(quarantine.retry(id, wanted), words, locale);
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping(path = "/quarantine.csv", produces = "text/csv")
    void download(@PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
        imports.get(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"import-" + id + "-quarantine.csv\"");
        quarantine.write(id, response.getWriter(), f -> RowProblemBody.sentence(f, words, locale));
    }

    /** The downloaded file, corrected: its rows are taken over and tried again. */
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(path = "/quarantine/file", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportBody correctByFile(@PathVariable long id, @RequestParam("file") MultipartFile file, Locale locale)
            throws IOException {
        Path kept = Files.createTempFile("fenji-corrections-", ".csv");
        try {
            file.transferTo(kept);
            return ImportBody.of(quarantine.correctByFile(id, kept, Uploads.name(file)), words, locale);
        } finally {
            Files.deleteIfExists(kept);
        }
    }
}
