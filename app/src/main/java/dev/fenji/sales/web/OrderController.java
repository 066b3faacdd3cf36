package dev.fenji.sales.web;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.OrderHistory;
import dev.fenji.sales.Orders;
import dev.fenji.sales.SalesProblem;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Idempotency;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.Map;
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

@RestController
@RequestMapping("/api")
class OrderController {
    private static final int LARGEST_PAGE = 500;

    /** All that names no customer. */
    record UnattributedBody(
            long documents,
            long lines,
            String amountBase,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn) {}

    private final Orders orders;
    private final OrderHistory history;
    private final Organisation organisation;
    private final Idempotency idempotency;
    private final CurrentUser currentUser;

    OrderController(
            Orders orders,
            OrderHistory history,
            Organisation organisation,
            Idempotency idempotency,
            CurrentUser currentUser) {
        this.orders = orders;
        this.history = history;
        this.organisation = organisation;
        this.idempotency = idempotency;
        this.currentUser = currentUser;
    }

    /** Records one order. Sending the same order again gives the recorded one; another order of its number is refused. */
    @Requires(Permission.ORDER_WRITE)
    @PostMapping("/orders")
    @ResponseStatus(HttpStatus.CREATED)
    OrderBody create(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody WantedOrder wanted) {
        var call = new Idempotency.Call(currentUser.current().username(), "POST /api/orders", key, wanted);
        return idempotency.once(
                call, OrderBody.class, () -> order(orders.create(wanted.document(organisation.baseCurrency()))));
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/orders/{id}")
    OrderBody order(@PathVariable long id) {
        return history.get(id)
                .map(OrderBody::of)
                .orElseThrow(() -> new ProblemException(SalesProblem.NO_ORDER, Map.of("id", id)));
    }

    /** A customer's orders, the latest first. */
    @Requires(Permission.ORDER_READ)
    @GetMapping("/customers/{id}/orders")
    Page<OrderBody.Summary> ofCustomer(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable DocumentKind kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return history.ofCustomer(id, kind, cursor, Math.clamp(limit, 1, LARGEST_PAGE))
                .map(OrderBody.Summary::of);
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/unattributed")
    UnattributedBody unattributed() {
        var found = history.unattributed();
        return new UnattributedBody(
                found.documents(), found.lines(), Decimals.text(found.amountBase()), found.firstOn(), found.lastOn());
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/unattributed/orders")
    Page<OrderBody.Summary> unattributedOrders(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return history.unattributedOrders(cursor, Math.clamp(limit, 1, LARGEST_PAGE))
                .map(OrderBody.Summary::of);
    }
}
