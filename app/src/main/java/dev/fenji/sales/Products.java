package dev.fenji.sales;

import dev.fenji.shared.Page;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sold. A product's identity is (source, key). */
public interface Products {

    /**
     * Registers what a source says about many products, in the caller's transaction.
     *
     * @return the id of every key in {@code rows}
     */
    Map<String, Long> register(String source, Collection<ProductRow> rows);

    /** Products in the order they came; with a text only those whose key, name or category contains it. */
    Page<Product> list(@Nullable String text, @Nullable String cursor, int limit);
}
