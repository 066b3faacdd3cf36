package dev.fenji.sales;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * After a large import the server counts anew at once: until it does so by itself, a minute or more later, it takes the tables for
 * empty and looks through all of them for the orders of one customer.
 */
@Component
class FreshStatistics {
    private static final int MANY_LINES = 10_000;

    private final JdbcClient jdbc;

    FreshStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrdersRecorded event) {
        if (event.lines() >= MANY_LINES) {
            jdbc.sql("analyze sales_document, sales_line, product").update();
        }
    }
}
