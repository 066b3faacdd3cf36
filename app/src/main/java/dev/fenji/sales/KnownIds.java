package dev.fenji.sales;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ids of customers and products that one import has met, by their keys in its source. It spares asking for them again,
 * and waiting for a chunk that has registered them and is not yet committed. Forget it when a chunk fails. Not for two
 * threads at once.
 */
public final class KnownIds {

    /** Each; what is beyond is asked for again. */
    private static final int MOST = 500_000;

    private final Map<String, Long> customers = new HashMap<>();
    private final Map<String, Long> products = new HashMap<>();

    /** Takes the ids of customers that were registered on the way. */
    public void customers(Map<String, Long> ids) {
        add(customers, ids);
    }

    /** The ids of these customers; {@code find} is asked for those not met yet. */
    Map<String, Long> customers(Set<String> keys, Function<Set<String>, Map<String, Long>> find) {
        return ids(customers, keys, find);
    }

    @Nullable
    Long product(String key) {
        return products.get(key);
    }

    void products(Map<String, Long> ids) {
        add(products, ids);
    }

    private static Map<String, Long> ids(
            Map<String, Long> known, Collection<String> keys, Function<Set<String>, Map<String, Long>> find) {
        var ids = new HashMap<String, Long>(keys.size() * 2);
        var unknown = new LinkedHashSet<String>();
        for (var key : keys) {
            var id = known.get(key);
            if (id == null) {
                unknown.add(key);
            } else {
                ids.put(key, id);
            }
        }
        if (!unknown.isEmpty()) {
            var found = find.apply(unknown);
            add(known, found);
            ids.putAll(found);
        }
        return ids;
    }

    private static void add(Map<String, Long> known, Map<String, Long> ids) {
        if (known.size() < MOST) {
            known.putAll(ids);
        }
    }
}
