package dev.fenji.sales;

import dev.fenji.shared.FactsPresence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From the first recorded document on, currency and zone of the organisation stay. */
@Component
class SalesPresence implements FactsPresence {

    private final JdbcClient jdbc;

    SalesPresence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean factsExist() {
        return jdbc.sql("select exists (select from sales_document)")
                .query(Boolean.class)
                .single();
    }
}
