package dev.fenji.intake.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.intake.ImportReport;
import dev.fenji.intake.IntakeProblem;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.run.FileStore;
import dev.fenji.intake.run.ImportService;
import dev.fenji.intake.run.Mappings;
import dev.fenji.shared.Idempotency;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import dev.fenji.shared.SharedProblem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports: start, watch, cancel, resume. */
@RestController
@RequestMapping("/api/imports")
class ImportController {

    /** An uploaded file and how to read it: a mapping by name (or a set of mappings), or a mapping of its own. */
    record Order(
            @NotBlank String fileId,
            @Nullable String mappingName,
            @Nullable Mapping mapping) {}

    /** The imports of one order, in the order in which they run. */
    private record Started(List<Long> ids) {}

    private static final int LARGEST_PAGE = 200;

    private final ImportService imports;
    private final FileStore files;
    private final Mappings mappings;
    private final Idempotency idempotency;
    private final CurrentUser currentUser;
    private final ProblemWords words;

    ImportController(
            ImportService imports,
            FileStore files,
            Mappings mappings,
            Idempotency idempotency,
            CurrentUser currentUser,
            ProblemWords words) {
        this.imports = imports;
        this.files = files;
        this.mappings = mappings;
        this.idempotency = idempotency;
        this.currentUser = currentUser;
        this.words = words;
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping
    Page<ImportBody> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        return imports.page(before(cursor), Math.clamp(limit, 1, LARGEST_PAGE))
                .map(r -> ImportBody.of(r, words, locale));
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw new ProblemException(SharedProblem.INVALID_CURSOR, Map.of("cursor", cursor));
        }
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/{id}")
    ImportBody get(@PathVariable long id, Locale locale) {
        return ImportBody.of(imports.get(id), words, locale);
    }

    /** Starts the import of an uploaded file; of a set of mappings the first import is answered. */
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportBody start(
            @Valid @RequestBody Order order,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        return ImportBody.of(first(once(order, key)), words, locale);
    }

    private Started once(Order order, @Nullable String key) {
        var call = new Idempotency.Call(currentUser.current().username(), "POST /api/imports", key, order);
        return idempotency.once(
                call, Started.class, () -> new Started(imports.start(fileId(order.fileId()), wanted(order))));
    }

    private List<Mapping> wanted(Order order) {
        if (order.mapping() != null) {
            return List.of(order.mapping());
        }
        return mappings.resolve(Objects.requireNonNullElse(order.mappingName(), ""));
    }

    /** For programs: files and the name of a mapping in one request; several files belong together. */
    @Requires(Permission.IMPORT_RUN)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<ImportBody> startWithFiles(
            @RequestParam("file") List<MultipartFile> uploaded,
            @RequestParam String mappingName,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        List<Mapping> wanted = mappings.resolve(mappingName);
        List<String> names = uploaded.stream().map(Uploads::name).toList();
        var request = Map.of(
                "files",
                names,
                "sizes",
                uploaded.stream().map(MultipartFile::getSize).toList(),
                "mapping",
                mappingName);
        var call = new Idempotency.Call(currentUser.current().username(), "POST /api/imports (files)", key, request);
        Started started = idempotency.once(call, Started.class, () -> {
            long file = files.store(
                    Uploads.incoming(uploaded), currentUser.current().username());
            return new Started(imports.start(file, wanted));
        });
        return started.ids().stream()
                .map(id -> ImportBody.of(imports.get(id), words, locale))
                .toList();
    }

    private ImportReport first(Started started) {
        return imports.get(started.ids().getFirst());
    }

    static long fileId(String given) {
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException _) {
            throw new ProblemException(IntakeProblem.NO_SUCH_FILE, Map.of("file", given));
        }
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/{id}/cancel")
    ImportBody cancel(@PathVariable long id, Locale locale) {
        return ImportBody.of(imports.cancel(id), words, locale);
    }

    @Requires(Permission.IMPORT_RUN)
    @PostMapping("/{id}/resume")
    ImportBody resume(@PathVariable long id, Locale locale) {
        return ImportBody.of(imports.resume(id), words, locale);
    }
}
