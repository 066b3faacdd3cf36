package dev.fenji.sales;

import static java.util.stream.Collectors.toSet;

import dev.fenji.customer.CustomerRow;
import dev.fenji.customer.Customers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns the keys of customers and products into ids. */
@Component
class Naming {

    private final Customers customers;
    private final ProductTable products;

    Naming(Customers customers, ProductTable products) {
        this.customers = customers;
        this.products = products;
    }

    void name(PreparedOrders.Batch batch, KnownIds known, Tally tally) {
        nameCustomers(batch, known);
        batch.drafts = withExisting(batch.drafts, tally);
        batch.productIds = productIds(batch, known);
    }

    /** A document that names an id nobody has is set aside. */
    private List<Draft> withExisting(List<Draft> drafts, Tally tally) {
        var ids = drafts.stream()
                .map(draft -> draft.document.customerId())
                .filter(Objects::nonNull)
                .collect(toSet());
        var unknown = ids.isEmpty() ? Set.<Long>of() : customers.unknown(ids);
        if (unknown.isEmpty()) {
            return drafts;
        }
        var kept = new ArrayList<Draft>(drafts.size());
        for (var draft : drafts) {
            var id = draft.document.customerId();
            if (id != null && unknown.contains(id)) {
                tally.refuse(draft.refused(SalesProblem.NO_SUCH_CUSTOMER, Map.of("id", id)));
            } else {
                kept.add(draft);
            }
        }
        return kept;
    }

    /** A key that nobody registered becomes a customer of that name. */
    private void nameCustomers(PreparedOrders.Batch batch, KnownIds known) {
        var keys = new HashSet<String>();
        for (var draft : batch.drafts) {
            if (draft.customerId == null && draft.document.customerKey() != null) {
                keys.add(draft.document.customerKey());
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        var ids = known.customers(keys, unknown -> idsOf(batch.source, unknown));
        for (var draft : batch.drafts) {
            if (draft.customerId == null && draft.document.customerKey() != null) {
                draft.customerId = ids.get(draft.document.customerKey());
            }
        }
    }

    private Map<String, Long> idsOf(String source, Set<String> keys) {
        var ids = new HashMap<>(customers.find(source, keys));
        var unknown = keys.stream()
                .filter(key -> !ids.containsKey(key))
                .sorted()
                .map(key -> CustomerRow.key(key).build())
                .toList();
        if (!unknown.isEmpty()) {
            ids.putAll(customers.register(source, unknown).ids());
        }
        return ids;
    }

    /** The ids of all products in the order in which the lines name them first; each line notes its place. */
    private long[] productIds(PreparedOrders.Batch batch, KnownIds known) {
        var places = new HashMap<String, Integer>();
        var rows = new ArrayList<ProductRow>();
        for (var draft : batch.drafts) {
            for (int i = 0; i < draft.products.length; i++) {
                var line = draft.lines().get(i);
                draft.products[i] = line.productKey() == null
                        ? Draft.NO_PRODUCT
                        : places.computeIfAbsent(line.productKey(), key -> {
                            rows.add(new ProductRow(key, line.description(), null, null, line.goods(), null, null));
                            return rows.size() - 1;
                        });
            }
        }
        var unmet =
                rows.stream().filter(row -> known.product(row.key()) == null).toList();
        var found = unmet.isEmpty() ? Map.<String, Long>of() : products.idsOf(batch.source, unmet);
        known.products(found);
        return rows.stream()
                .mapToLong(row -> {
                    var met = found.get(row.key());
                    return met == null ? Objects.requireNonNull(known.product(row.key())) : met;
                })
                .toArray();
    }
}
