package dev.fenji.sales.web;

import dev.fenji.sales.DocumentKind;
import dev.fenji.sales.Order;
import dev.fenji.sales.OrderSummary;
import dev.fenji.shared.Decimals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order with its lines as it goes over the wire; amounts are decimal strings. */
record OrderBody(
        long id,
        String number,
        String source,
        DocumentKind kind,
        Instant occurredAt,
        LocalDate occurredOn,
        String currency,
        String amount,
        String amountBase,
        int lineCount,
        @Nullable String originalNumber,
        @Nullable String status,
        @Nullable Long customerId,
        @Nullable Long originalDocumentId,
        String rate,
        LocalDate rateDate,
        String rateSource,
        List<Line> lines) {

    record Line(
            int lineNo,
            @Nullable String productKey,
            @Nullable String description,
            boolean goods,
            String quantity,
            String unitPrice,
            String amount,
            String amountBase,
            @Nullable String costBase) {

        static Line of(Order.Line line) {
            return new Line(
                    line.lineNo(),
                    line.productKey(),
                    line.description(),
                    line.goods(),
                    Decimals.plain(line.quantity()),
                    Decimals.text(line.unitPrice()),
                    Decimals.text(line.amount()),
                    Decimals.text(line.amountBase()),
                    line.costBase() == null ? null : Decimals.text(line.costBase()));
        }
    }

    /** An order in one line. */
    record Summary(
            long id,
            String number,
            String source,
            DocumentKind kind,
            Instant occurredAt,
            LocalDate occurredOn,
            String currency,
            String amount,
            String amountBase,
            int lineCount,
            @Nullable String originalNumber,
            @Nullable String status) {

        static Summary of(OrderSummary order) {
            return new Summary(
                    order.id(),
                    order.number(),
                    order.source(),
                    order.kind(),
                    order.occurredAt(),
                    order.occurredOn(),
                    order.currency(),
                    Decimals.text(order.amount()),
                    Decimals.text(order.amountBase()),
                    order.lineCount(),
                    order.originalNumber(),
                    order.status());
        }
    }

    static OrderBody of(Order order) {
        var summary = Summary.of(order.summary());
        return new OrderBody(
                summary.id(),
                summary.number(),
                summary.source(),
                summary.kind(),
                summary.occurredAt(),
                summary.occurredOn(),
                summary.currency(),
                summary.amount(),
                summary.amountBase(),
                summary.lineCount(),
                summary.originalNumber(),
                summary.status(),
                order.customerId(),
                order.originalDocumentId(),
                Decimals.plain(order.rate()),
                order.rateDate(),
                order.rateSource(),
                order.lines().stream().map(Line::of).toList());
    }
}
