package dev.fenji.audit.web;

import dev.fenji.audit.AuditTrail;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
class AuditController {
    private static final int LARGEST_PAGE = 500;

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    @Requires(Permission.AUDIT_READ)
    @GetMapping
    Page<AuditTrail.Entry> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return trail.page(kind, cursor, Math.clamp(limit, 1, LARGEST_PAGE));
    }
}
