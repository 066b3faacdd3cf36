package dev.fenji.intake.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.FileLook;
import dev.fenji.intake.run.FileStore;
import dev.fenji.intake.run.ImportService;
import dev.fenji.shared.ProblemWords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Upload a file, see its columns, see how a mapping would read its first rows. */
@RestController
@RequestMapping("/api/imports")
class FileController {

    record UploadedFile(
            String fileId,
            String name,
            long size,
            List<String> parts,
            String format,
            @Nullable String charset,
            @Nullable String delimiter,
            List<String> sheets,
            List<FileLook.Column> columns,
            @Nullable String suggestedMapping,
            List<FileLook.Suggestion> suggestions,
            Mapping draft) {}

    /** How to read the file where the detection was wrong. */
    record Dialect(
            @Nullable String charset,
            @Nullable String delimiter,
            @Nullable String sheet,
            @Nullable String file,
            @Nullable Integer skipRows) {}

    record PreviewOrder(
            @NotNull String fileId,
            @NotNull Mapping mapping,
            @Nullable Integer rows) {}

    record PreviewRow(long row, Map<String, Object> values, List<RowProblemBody> problems) {}

    record Preview(List<PreviewRow> rows) {}

    private static final int PREVIEW_ROWS = 20;
    private static final int MOST_PREVIEW_ROWS = 200;

    private final FileStore files;
    private final FileLook look;
    private final ImportService imports;
    private final CurrentUser currentUser;
    private final ProblemWords words;

    FileController(FileStore files, FileLook look, ImportService imports, CurrentUser currentUser, ProblemWords words) {
        this.files = files;
        this.look = look;
        this.imports = imports;
        this.currentUser = currentUser;
        this.words = words;
    }

    /** Several files in one upload belong together, as does a .zip of them. */
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(path = "/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    UploadedFile upload(@RequestParam("file") List<MultipartFile> uploaded) {
        long id = files.store(Uploads.incoming(uploaded), currentUser.current().username());
        return body(id, FileLook.Dialect.DETECTED);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/files/{fileId}/columns")
    UploadedFile readAgain(@PathVariable String fileId, @RequestBody Dialect d) {
        var dialect = new FileLook.Dialect(
                d.charset(), d.delimiter(), d.sheet(), d.file(), d.skipRows() == null ? 0 : d.skipRows());
        return body(ImportController.fileId(fileId), dialect);
    }

    /** The file of an import that ended, with the mapping it was read by as the draft: nobody has to send it twice. */
    @Requires(Permission.IMPORT_RUN)
    @GetMapping("/{id}/file")
    UploadedFile again(@PathVariable long id) {
        ImportService.Again again = imports.again(id);
        Mapping used = again.mapping();
        var dialect =
                new FileLook.Dialect(used.charset(), used.delimiter(), used.sheet(), used.file(), used.skipRows());
        return body(again.fileId(), look.look(again.fileId(), dialect), used);
    }

    private UploadedFile body(long id, FileLook.Dialect dialect) {
        FileLook.Look seen = look.look(id, dialect);
        return body(id, seen, seen.draft());
    }

    private static UploadedFile body(long id, FileLook.Look seen, Mapping draft) {
        return new UploadedFile(
                Long.toString(id),
                seen.name(),
                seen.size(),
                seen.parts(),
                seen.format().name(),
                seen.charset(),
                seen.delimiter(),
                seen.sheets(),
                seen.columns(),
                seen.suggestedMapping(),
                seen.suggestions(),
                draft);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/preview")
    Preview preview(@Valid @RequestBody PreviewOrder order, Locale locale) {
        int rows = order.rows() == null ? PREVIEW_ROWS : Math.clamp(order.rows(), 1, MOST_PREVIEW_ROWS);
        return new Preview(look.preview(ImportController.fileId(order.fileId()), order.mapping(), rows).stream()
                .map(r -> new PreviewRow(
                        r.row(),
                        r.values(),
                        r.findings().stream()
                                .map(f -> RowProblemBody.of(f, words, locale))
                                .toList()))
                .toList());
    }
}
