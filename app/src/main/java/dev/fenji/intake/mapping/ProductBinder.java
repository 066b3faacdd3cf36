package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import dev.fenji.sales.ProductRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as products. */
public final class ProductBinder implements Binder {

    private final Cells cells;
    private final GoodsRule goodsRule;
    private final boolean ruled;
    private @Nullable ProductRow product;

    ProductBinder(Mapping mapping, Cells cells) {
        this.cells = cells;
        this.goodsRule = new GoodsRule(mapping.nonGoods());
        this.ruled = !mapping.nonGoods().equals(NonGoods.NONE);
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        String key = cells.requiredKey(Target.PRODUCT_KEY);
        Boolean goods = cells.flag(Target.GOODS);
        if (goods == null && ruled) {
            goods = goodsRule.isGoods(key);
        }
        product = key == null
                ? null
                : new ProductRow(
                        key,
                        cells.text(Target.PRODUCT_NAME),
                        cells.text(Target.CATEGORY),
                        cells.text(Target.SUBCATEGORY),
                        goods,
                        cells.decimal(Target.UNIT_COST),
                        cells.currency(Target.CURRENCY));
        return cells.findings();
    }

    public ProductRow product() {
        if (product == null) {
            throw new IllegalStateException("There is no good row.");
        }
        return product;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Target target : Target.of(Kind.PRODUCTS)) {
            String text = cells.text(target);
            if (text != null) {
                values.put(target.id(), text);
            }
        }
        return values;
    }
}
