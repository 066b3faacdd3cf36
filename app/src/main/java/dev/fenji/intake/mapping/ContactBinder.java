package dev.fenji.intake.mapping;

import dev.fenji.customer.ContactRow;
import dev.fenji.intake.reading.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as people at customers. */
public final class ContactBinder implements Binder {

    private final Cells cells;
    private @Nullable ContactRow contact;

    ContactBinder(Cells cells) {
        this.cells = cells;
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        String key = cells.requiredKey(Target.CONTACT_KEY);
        String customer = cells.requiredKey(Target.CUSTOMER_KEY);
        contact = key == null || customer == null
                ? null
                : new ContactRow(
                        key,
                        customer,
                        cells.text(Target.CONTACT_NAME),
                        cells.text(Target.CONTACT_ROLE),
                        cells.text(Target.EMAIL),
                        cells.text(Target.PHONE),
                        cells.text(Target.LANGUAGE));
        return cells.findings();
    }

    public ContactRow contact() {
        if (contact == null) {
            throw new IllegalStateException("There is no good row.");
        }
        return contact;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Target target : Target.of(Kind.CONTACTS)) {
            String text = cells.text(target);
            if (text != null) {
                values.put(target.id(), text);
            }
        }
        return values;
    }
}
