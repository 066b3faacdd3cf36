package dev.fenji.adapters.web;

import dev.fenji.adapters.jdbc.JdbcSource;
import dev.fenji.adapters.jdbc.SourceFolder;
import dev.fenji.adapters.jdbc.SourceFolder.Listed;
import dev.fenji.adapters.rates.EcbRates;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.intake.Imports;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Databases that the operator has defined, and published rates. For those who may change settings. */
@RestController
@RequestMapping("/api")
class SourceController {

    private final SourceFolder sources;
    private final Imports imports;
    private final EcbRates rates;

    SourceController(SourceFolder sources, Imports imports, EcbRates rates) {
        this.sources = sources;
        this.imports = imports;
        this.rates = rates;
    }

    record Started(List<Long> imports) {}

    record RatesLoaded(int rates) {}

    @Requires(Permission.SETTINGS_WRITE)
    @GetMapping("/sources")
    List<Listed> all() {
        return sources.all();
    }

    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping("/sources/{name}/import")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started start(@PathVariable String name) throws IOException {
        try (JdbcSource source = sources.open(name)) {
            return new Started(imports.start(source));
        }
    }

    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping("/exchange-rates/ecb")
    RatesLoaded loadRates() {
        return new RatesLoaded(rates.load());
    }
}
