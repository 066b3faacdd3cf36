package dev.fenji.sales;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * After a large import the server counts anew at once: until it does so by itself, a minute or more later, it takes the tables for
 * empty and looks through all of them for the orders of one customer. In a thread of its own, outside the import's transaction:
 * nobody waits for it, and it holds one table at a time.
 */
@Component
class FreshStatistics {
    private static final Logger LOG = LoggerFactory.getLogger(FreshStatistics.class);
    private static final int MANY_LINES = 10_000;

    private final JdbcClient jdbc;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("fenji-statistics").daemon().factory());

    FreshStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(OrdersRecorded event) {
        if (event.lines() >= MANY_LINES && !worker.isShutdown()) {
            worker.execute(this::count);
        }
    }

    private void count() {
        try {
            jdbc.sql("analyze sales_document, sales_line, product").update();
        } catch (DataAccessException e) {
            LOG.warn("Statistics of sales were not renewed; the server does so by itself later.", e);
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
