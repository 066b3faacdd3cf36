package dev.fenji.tiering.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Idempotency;
import dev.fenji.tiering.Overrides;
import dev.fenji.tiering.TierOverride;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Standings set by hand: of one customer, and of all. */
@RestController
@RequestMapping("/api")
class OverrideController {
    private static final int MOST = 1000;

    private final Overrides overrides;
    private final Idempotency idempotency;
    private final CurrentUser currentUser;

    OverrideController(Overrides overrides, Idempotency idempotency, CurrentUser currentUser) {
        this.overrides = overrides;
        this.idempotency = idempotency;
        this.currentUser = currentUser;
    }

    /** @param ageDays days since it began */
    record OverrideBody(
            long id,
            int policyId,
            long customerId,
            String customerName,
            String tier,
            @Nullable String computedTier,
            String reason,
            TierOverride.State state,
            boolean endsSoon,
            long ageDays,
            String setBy,
            Instant setAt,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate remindOn,
            @Nullable String approvedBy,
            @Nullable String endedBy,
            @Nullable Instant endedAt,
            @Nullable String endReason) {}

    record ExtendRequest(
            @Nullable LocalDate endsOn, @Nullable LocalDate remindOn) {}

    record EndRequest(@NotNull String reason) {}

    /** @param count how many the person was shown */
    record BulkSetRequest(
            @NotNull List<@NotNull Long> customerIds,
            int count,
            @NotNull String tier,
            @NotNull String reason,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate remindOn) {}

    record BulkEndRequest(
            @NotNull List<@NotNull Long> ids,
            int count,
            @NotNull String reason) {}

    record BulkExtendRequest(
            @NotNull List<@NotNull Long> ids,
            int count,
            @Nullable LocalDate endsOn) {}

    record Done(int count) {}

    @GetMapping("/overrides")
    @Requires(Permission.CUSTOMER_READ)
    List<OverrideBody> list(@RequestParam(defaultValue = "false") boolean ended) {
        return overrides.list(ended, MOST).stream().map(this::body).toList();
    }

    @GetMapping("/customers/{id}/overrides")
    @Requires(Permission.CUSTOMER_READ)
    List<OverrideBody> of(@PathVariable long id) {
        return overrides.of(id).stream().map(this::body).toList();
    }

    @PostMapping("/customers/{id}/overrides")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.OVERRIDE_WRITE)
    OverrideBody set(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody TierOverride.Wanted request) {
        var call = new Idempotency.Call(
                currentUser.current().username(), "POST /api/customers/" + id + "/overrides", key, request);
        return idempotency.once(call, OverrideBody.class, () -> body(overrides.set(id, request)));
    }

    /** For many customers, all or none. */
    @PostMapping("/overrides")
    @Requires(Permission.OVERRIDE_APPROVE)
    Done setAll(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody BulkSetRequest request) {
        var wanted = new TierOverride.Wanted(
                request.tier(), request.reason(), request.startsOn(), request.endsOn(), request.remindOn());
        var call = new Idempotency.Call(currentUser.current().username(), "POST /api/overrides", key, request);
        return idempotency.once(
                call,
                Done.class,
                () -> new Done(overrides.setAll(new LinkedHashSet<>(request.customerIds()), request.count(), wanted)));
    }

    @PostMapping("/overrides/{id}/approve")
    @Requires(Permission.OVERRIDE_APPROVE)
    OverrideBody approve(@PathVariable long id) {
        return body(overrides.approve(id));
    }

    @PostMapping("/overrides/{id}/extend")
    @Requires(Permission.OVERRIDE_APPROVE)
    OverrideBody extend(@PathVariable long id, @RequestBody ExtendRequest request) {
        return body(overrides.extend(id, request.endsOn(), request.remindOn()));
    }

    @PostMapping("/overrides/{id}/end")
    @Requires(Permission.OVERRIDE_WRITE)
    OverrideBody end(@PathVariable long id, @Valid @RequestBody EndRequest request) {
        return body(overrides.end(id, request.reason()));
    }

    @PostMapping("/overrides/end")
    @Requires(Permission.OVERRIDE_APPROVE)
    Done endAll(@Valid @RequestBody BulkEndRequest request) {
        return new Done(overrides.endAll(new LinkedHashSet<>(request.ids()), request.count(), request.reason()));
    }

    @PostMapping("/overrides/extend")
    @Requires(Permission.OVERRIDE_APPROVE)
    Done extendAll(@Valid @RequestBody BulkExtendRequest request) {
        return new Done(overrides.extendAll(new LinkedHashSet<>(request.ids()), request.count(), request.endsOn()));
    }

    private OverrideBody body(TierOverride one) {
        LocalDate today = overrides.today();
        return new OverrideBody(
                one.id(),
                one.policyId(),
                one.customerId(),
                one.customerName(),
                one.tier(),
                one.computedTier(),
                one.reason(),
                one.state(today),
                one.endsSoon(today),
                Math.max(0, ChronoUnit.DAYS.between(one.startsOn(), today)),
                one.setBy(),
                one.setAt(),
                one.startsOn(),
                one.endsOn(),
                one.remindOn(),
                one.approvedBy(),
                one.endedBy(),
                one.endedAt(),
                one.endReason());
    }
}
