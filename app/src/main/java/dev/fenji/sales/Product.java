package dev.fenji.sales;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Something that is sold. */
public record Product(
        long id,
        String source,
        String externalKey,
        @Nullable String name,
        @Nullable String category,
        @Nullable String subcategory,
        boolean goods,
        @Nullable BigDecimal unitCost,
        @Nullable String currency) {}
