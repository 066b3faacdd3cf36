package dev.fenji.intake.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.intake.mapping.Kind;
import dev.fenji.intake.mapping.Mapping;
import dev.fenji.intake.mapping.Target;
import dev.fenji.intake.run.Mappings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The library of mappings, and the fields that columns can be mapped to. */
@RestController
@RequestMapping("/api/mappings")
class MappingController {

    record Title(String en, String zh) {}

    record TargetField(String id, Title title, boolean required, String type) {}

    record TargetsOfKind(Kind kind, List<TargetField> fields) {}

    private final Mappings mappings;
    private final CurrentUser currentUser;
    private final TargetTitles titles = new TargetTitles();

    MappingController(Mappings mappings, CurrentUser currentUser) {
        this.mappings = mappings;
        this.currentUser = currentUser;
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping
    List<Mapping> list() {
        return mappings.all();
    }

    /** Sets of mappings that read one source of several files. */
    @Requires(Permission.IMPORT_READ)
    @GetMapping("/sets")
    Map<String, List<String>> sets() {
        return mappings.sets();
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/targets")
    List<TargetsOfKind> targets() {
        return Arrays.stream(Kind.values())
                .map(kind -> new TargetsOfKind(
                        kind, Target.of(kind).stream().map(t -> field(t, kind)).toList()))
                .toList();
    }

    private TargetField field(Target target, Kind kind) {
        return new TargetField(
                target.id(),
                new Title(titles.en(target), titles.zh(target)),
                target.requiredFor(kind),
                target.type().name());
    }

    @Requires(Permission.IMPORT_READ)
    @GetMapping("/{name}")
    Mapping get(@PathVariable String name) {
        return mappings.get(name);
    }

    @Requires(Permission.IMPORT_RUN)
    @PutMapping("/{name}")
    Mapping save(@PathVariable String name, @RequestBody Mapping mapping) {
        return mappings.save(name, mapping, currentUser.current().username());
    }

    @Requires(Permission.IMPORT_RUN)
    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String name) {
        mappings.delete(name);
    }
}
