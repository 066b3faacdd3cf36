package dev.fenji.insight.model;

import dev.fenji.insight.CopyRows;
import dev.fenji.kernel.forecast.NextOrder;
import dev.fenji.kernel.number.Micros;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Next orders by category, as they are kept. */
@Component
class CategoryStore {
    private static final int SEND_BYTES = 1 << 18;
    private static final int WIDTH = 9;
    private static final String FILL = """
        copy category_next (customer_id, category, own_gaps, next_on, next_from, next_until, amount, amount_low, amount_high)
        from stdin (format binary)\
        """;

    private final JdbcClient jdbc;

    CategoryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts them in the place of those before, without committing. */
    void write(Connection postgres, List<NextOrders.InCategory> orders) throws SQLException {
        try (Statement statement = postgres.createStatement()) {
            statement.execute("delete from category_next");
        }
        var rows = new CopyRows();
        CopyIn copy = CopyRows.begin(postgres, FILL);
        for (NextOrders.InCategory one : orders) {
            NextOrder.Expected order = one.order();
            if (Finite.money(order.toAmount()) == Micros.UNKNOWN) {
                continue;
            }
            rows.row(WIDTH)
                    .bigint(order.customer())
                    .text(one.category())
                    .integer(order.ownGaps())
                    .date(order.day())
                    .date(order.fromDay())
                    .date(order.toDay())
                    .numeric(Finite.money(order.amount()))
                    .numeric(Finite.money(order.fromAmount()))
                    .numeric(Finite.money(order.toAmount()));
            if (rows.bytes() >= SEND_BYTES) {
                rows.send(copy);
                rows.clear();
            }
        }
        rows.send(copy);
        CopyRows.end(copy);
    }

    /** Best known first. */
    List<CustomerWorth.InCategory> of(long customerId) {
        return jdbc.sql("""
            select category, own_gaps, next_from, next_on, next_until, amount, amount_low, amount_high
            from category_next where customer_id = :customer order by own_gaps desc, category\
            """)
                .param("customer", customerId)
                .query((row, _) -> new CustomerWorth.InCategory(
                        row.getString(1),
                        row.getInt(2),
                        new CustomerWorth.NextOrder(
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class),
                                row.getBigDecimal(6).doubleValue(),
                                row.getBigDecimal(7).doubleValue(),
                                row.getBigDecimal(8).doubleValue())))
                .list();
    }
}
