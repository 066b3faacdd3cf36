package dev.fenji.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a source says about one product. Null means "not said" and never overwrites what is known. */
public record ProductRow(
        String key,
        @Nullable String name,
        @Nullable String category,
        @Nullable String subcategory,
        @Nullable Boolean goods,
        @Nullable BigDecimal unitCost,
        @Nullable String currency) {}
