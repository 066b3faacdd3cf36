package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.tiering.DecisionStatement;
import dev.fenji.tiering.DecisionStatements;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A statement for a customer who asks how its tier came about, in the wanted language or that of the request. */
@RestController
@RequestMapping("/api/customers/{id}/statement")
class StatementController {
    private final DecisionStatements statements;

    StatementController(DecisionStatements statements) {
        this.statements = statements;
    }

    /** Nothing is kept of it but a note in the audit trail. */
    @PostMapping
    @Requires(Permission.CUSTOMER_READ)
    DecisionStatement produce(
            @PathVariable long id, @RequestParam(required = false) @Nullable String language, Locale locale) {
        return statements.produce(id, language == null ? locale : Locale.forLanguageTag(language));
    }
}
