package dev.fenji.tiering;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names of the customers behind rows of a population; whoever asks has looked at the scope. */
@Component
class KnownCustomers {
    private static final Known GONE = new Known("", "");

    private final JdbcClient jdbc;

    KnownCustomers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(String name, String key) {}

    Map<Long, Known> of(Stream<Long> customers) {
        Map<Long, Known> known = new HashMap<>();
        jdbc.sql("select id, name, external_key from customer where id = any(:ids)")
                .param("ids", customers.toArray(Long[]::new))
                .query(row -> {
                    known.put(row.getLong(1), new Known(row.getString(2), row.getString(3)));
                });
        return known;
    }

    /** One of them; nameless when it is no more. */
    static Known of(Map<Long, Known> known, long customer) {
        return known.getOrDefault(customer, GONE);
    }
}
