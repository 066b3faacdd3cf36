package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Page;
import dev.fenji.tiering.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers that will lose their tier under a policy, by its id or its short name. */
@RestController
@RequestMapping("/api/policies/{policy}/notices")
class NoticeController {
    private static final int MOST = 200;

    private final Notices notices;

    NoticeController(Notices notices) {
        this.notices = notices;
    }

    record Count(long customers) {}

    @GetMapping
    @Requires(Permission.CUSTOMER_READ)
    Page<Notices.Notice> list(
            @PathVariable String policy,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return notices.page(policy, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/count")
    @Requires(Permission.CUSTOMER_READ)
    Count count(@PathVariable String policy) {
        return new Count(notices.count(policy));
    }
}
