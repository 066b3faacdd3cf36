package dev.fenji.sales;

import dev.fenji.shared.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recorded documents to look at. */
public interface OrderHistory {

    /** All that names no customer. */
    record Unattributed(
            long documents,
            long lines,
            BigDecimal amountBase,
            @Nullable LocalDate firstOn,
            @Nullable LocalDate lastOn) {}

    /** A customer's documents, the latest first. */
    Page<OrderSummary> ofCustomer(long customerId, @Nullable DocumentKind kind, @Nullable String cursor, int limit);

    /** The document, if it exists and the caller may see its customer. */
    Optional<Order> get(long id);

    Unattributed unattributed();

    /** Documents that name no customer, the latest first. */
    Page<OrderSummary> unattributedOrders(@Nullable String cursor, int limit);
}
