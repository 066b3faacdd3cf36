package dev.fenji.overview.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.overview.Dashboard;
import dev.fenji.overview.Overview;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OverviewController {

    private final Dashboard dashboard;

    OverviewController(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/api/overview")
    Overview overview() {
        return dashboard.current();
    }
}
