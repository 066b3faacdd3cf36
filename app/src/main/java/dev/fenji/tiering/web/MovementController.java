package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Page;
import dev.fenji.shared.Sheet;
import dev.fenji.tiering.movement.MovedCustomers;
import dev.fenji.tiering.movement.Movement;
import dev.fenji.tiering.movement.Movements;
import dev.fenji.tiering.movement.PastMovements;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Moves between tiers over time. */
@RestController
@RequestMapping("/api/movements")
class MovementController {
    private static final int MOST = 200;

    private final Movements movements;
    private final MovedCustomers customers;
    private final PastMovements past;

    MovementController(Movements movements, MovedCustomers customers, PastMovements past) {
        this.movements = movements;
        this.customers = customers;
        this.past = past;
    }

    @GetMapping
    @Requires(Permission.CUSTOMER_READ)
    Movement between(
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Locale locale) {
        return movements.between(policy, from, to, locale);
    }

    /** @param history null before the first run of the policy */
    record Known(Movement.@Nullable History history) {}

    @GetMapping("/history")
    @Requires(Permission.CUSTOMER_READ)
    Known history(@RequestParam(required = false) @Nullable String policy) {
        return new Known(movements.history(policy));
    }

    /** Tiers of the policy in force as they were on a day. */
    @GetMapping("/tiers")
    @Requires(Permission.CUSTOMER_READ)
    List<Movement.Size> tiers(@RequestParam LocalDate asOf) {
        return movements.sizes(asOf);
    }

    @GetMapping("/months")
    @Requires(Permission.CUSTOMER_READ)
    List<Movement.Month> months(@RequestParam(required = false) @Nullable String policy) {
        return movements.months(policy);
    }

    @GetMapping("/stays")
    @Requires(Permission.CUSTOMER_READ)
    List<Movement.Stays> stays(@RequestParam(required = false) @Nullable String policy) {
        return movements.stays(policy);
    }

    @GetMapping("/customers")
    @Requires(Permission.CUSTOMER_READ)
    Page<Movement.Mover> customers(
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String fromTier,
            @RequestParam(required = false) @Nullable String toTier,
            @RequestParam(required = false) @Nullable Move move,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String detail,
            @RequestParam(required = false) @Nullable Boolean newDocuments,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var question = new MovedCustomers.Question(
                policy, from, to, new Movement.Filter(fromTier, toTier, move, cause, detail, newDocuments));
        return customers.page(question, cursor, Math.clamp(limit, 1, MOST), locale);
    }

    @GetMapping("/customers/export")
    @Requires(Permission.EXPORT)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(required = false) @Nullable String policy,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String fromTier,
            @RequestParam(required = false) @Nullable String toTier,
            @RequestParam(required = false) @Nullable Move move,
            @RequestParam(required = false) @Nullable String cause,
            @RequestParam(required = false) @Nullable String detail,
            @RequestParam(required = false) @Nullable Boolean newDocuments,
            @RequestParam(required = false) @Nullable String format,
            Locale locale) {
        var question = new MovedCustomers.Question(
                policy, from, to, new Movement.Filter(fromTier, toTier, move, cause, detail, newDocuments));
        Sheet.Format kind = Sheet.Format.of(format);
        MovedCustomers.Export export = customers.export(question, kind, locale);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("moves." + kind.name().toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .body(export::to);
    }

    @GetMapping("/past")
    @Requires(Permission.RUN_READ)
    PastMovements.Past past(@RequestParam(required = false) @Nullable String policy) {
        return past.state(policy);
    }

    @PostMapping("/past")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.RUN_START)
    PastMovements.Past computePast(@RequestParam(required = false) @Nullable String policy) {
        return past.compute(policy);
    }

    @PostMapping("/past/cancel")
    @Requires(Permission.RUN_START)
    PastMovements.Past cancelPast(@RequestParam(required = false) @Nullable String policy) {
        return past.cancel(policy);
    }
}
