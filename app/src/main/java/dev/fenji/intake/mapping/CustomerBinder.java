package dev.fenji.intake.mapping;

import dev.fenji.customer.CustomerRow;
import dev.fenji.intake.reading.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as customers. */
public final class CustomerBinder implements Binder {

    private final Cells cells;
    private final CustomerFields fields;
    private @Nullable CustomerRow customer;

    CustomerBinder(Mapping mapping, List<String> header, Cells cells) {
        this.cells = cells;
        this.fields = new CustomerFields(mapping, header, cells);
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        String key = cells.requiredKey(Target.CUSTOMER_KEY);
        customer = key == null ? null : fields.record(key);
        return cells.findings();
    }

    public CustomerRow customer() {
        if (customer == null) {
            throw new IllegalStateException("There is no good row.");
        }
        return customer;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (customer != null) {
            values.put(Target.CUSTOMER_KEY.id(), customer.key());
            fields.preview(values);
            if (customer.currency() != null) {
                values.put(Target.CURRENCY.id(), customer.currency());
            }
            if (customer.creditLimit() != null) {
                values.put(Target.CREDIT_LIMIT.id(), customer.creditLimit().toPlainString());
            }
            if (customer.parentKey() != null) {
                values.put(Target.PARENT_KEY.id(), customer.parentKey());
            }
            if (!customer.tags().isEmpty()) {
                values.put(Target.TAGS.id(), String.join(", ", customer.tags()));
            }
        }
        return values;
    }
}
