package dev.fenji.alerts.web;

import dev.fenji.alerts.Alert;
import dev.fenji.alerts.AlertKind;
import dev.fenji.alerts.AlertRule;
import dev.fenji.alerts.AlertRules;
import dev.fenji.alerts.Alerts;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts, and the rules by which they are raised. */
@RestController
@RequestMapping("/api")
class AlertController {
    private static final int MOST = 200;

    private final Alerts alerts;
    private final AlertRules rules;

    AlertController(Alerts alerts, AlertRules rules) {
        this.alerts = alerts;
        this.rules = rules;
    }

    record RemarkRequest(@NotNull String remark) {}

    record OwnerRequest(@NotNull String owner) {}

    record RuleRequest(
            boolean enabled,
            @NotNull BigDecimal threshold,
            @NotNull BigDecimal minimum,
            @Nullable String owner) {}

    /** Amounts and percentages as decimal text. */
    record RuleBody(
            AlertKind kind,
            boolean enabled,
            String threshold,
            String minimum,
            @Nullable String owner) {}

    record Owner(String username, String displayName) {}

    @GetMapping("/alerts")
    @Requires(Permission.CUSTOMER_READ)
    Page<Alert> list(
            @RequestParam(required = false) Alert.@Nullable State state,
            @RequestParam(required = false) @Nullable AlertKind kind,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return alerts.page(new Alert.Filter(state, kind, owner), cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/alerts/count")
    @Requires(Permission.CUSTOMER_READ)
    Alert.Count count() {
        return alerts.count();
    }

    @PostMapping("/alerts/{id}/handle")
    @Requires(Permission.ALERT_HANDLE)
    Alert handle(@PathVariable long id, @Valid @RequestBody RemarkRequest request) {
        return alerts.close(id, Alert.State.HANDLED, request.remark());
    }

    @PostMapping("/alerts/{id}/dismiss")
    @Requires(Permission.ALERT_HANDLE)
    Alert dismiss(@PathVariable long id, @Valid @RequestBody RemarkRequest request) {
        return alerts.close(id, Alert.State.DISMISSED, request.remark());
    }

    @PostMapping("/alerts/{id}/assign")
    @Requires(Permission.ALERT_HANDLE)
    Alert assign(@PathVariable long id, @Valid @RequestBody OwnerRequest request) {
        return alerts.assign(id, request.owner());
    }

    /** Who can own alerts. */
    @GetMapping("/alert-owners")
    @Requires(Permission.CUSTOMER_READ)
    List<Owner> owners() {
        return rules.owners().stream()
                .map(user -> new Owner(user.username(), user.displayName()))
                .toList();
    }

    @GetMapping("/alert-rules")
    @Requires(Permission.SETTINGS_READ)
    List<RuleBody> rules() {
        return rules.all().stream().map(AlertController::body).toList();
    }

    @PutMapping("/alert-rules/{kind}")
    @Requires(Permission.SETTINGS_WRITE)
    RuleBody change(@PathVariable AlertKind kind, @Valid @RequestBody RuleRequest request) {
        return body(rules.change(
                new AlertRule(kind, request.enabled(), request.threshold(), request.minimum(), request.owner())));
    }

    private static RuleBody body(AlertRule rule) {
        return new RuleBody(
                rule.kind(),
                rule.enabled(),
                rule.threshold().stripTrailingZeros().toPlainString(),
                rule.minimum().stripTrailingZeros().toPlainString(),
                rule.owner());
    }
}
