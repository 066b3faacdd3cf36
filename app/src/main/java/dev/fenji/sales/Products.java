package dev.fenji.sales;

import java.util.Collection;
import java.util.Map;

/** What is sold. A product's identity is (source, key). */
public interface Products {

    /**
     * Registers what a source says about many products, in the caller's transaction.
     *
     * @return the id of every key in {@code rows}
     */
    Map<String, Long> register(String source, Collection<ProductRow> rows);
}
