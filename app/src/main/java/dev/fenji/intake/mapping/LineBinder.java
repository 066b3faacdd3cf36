package dev.fenji.intake.mapping;

import dev.fenji.customer.CustomerRow;
import dev.fenji.intake.reading.Row;
import dev.fenji.sales.ProductRow;
import dev.fenji.sales.SalesLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as lines of sales documents (a whole order is a document of one line). */
public final class LineBinder implements Binder {

    private static final int SCALE = DecimalReader.MAX_SCALE;
    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private final Cells cells;
    private final CreditNotes creditNotes;
    private final GoodsRule goodsRule;
    private final CustomerFields customer;
    private final boolean negate;
    private final boolean whole;
    private final boolean describesProducts;

    private String document = "";
    private boolean credit;
    private @Nullable String customerKey;
    private Instant occurredAt = Instant.EPOCH;
    private String currency = "";
    private @Nullable String productKey;
    private @Nullable String description;
    private boolean goods;
    private BigDecimal quantity = BigDecimal.ZERO;
    private BigDecimal unitPrice = BigDecimal.ZERO;
    private BigDecimal amount = BigDecimal.ZERO;
    private @Nullable BigDecimal cost;

    LineBinder(Mapping mapping, List<String> header, Cells cells) {
        this.cells = cells;
        this.creditNotes = new CreditNotes(mapping.creditNote(), header);
        this.goodsRule = new GoodsRule(mapping.nonGoods());
        this.customer = new CustomerFields(mapping, header, cells);
        this.negate = mapping.creditNote().marked() && mapping.creditNote().signs() == CreditNote.Signs.NEGATE;
        this.whole = mapping.kind() == Kind.ORDERS;
        this.describesProducts =
                cells.mapped(Target.PRODUCT_NAME) || cells.mapped(Target.CATEGORY) || cells.mapped(Target.SUBCATEGORY);
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        String number = cells.requiredKey(Target.DOCUMENT);
        document = number == null ? "" : number;
        customerKey = cells.key(Target.CUSTOMER_KEY);
        bindDate();
        bindCurrency();
        productKey = whole ? null : cells.key(Target.PRODUCT_KEY);
        description = cells.text(Target.DESCRIPTION);
        if (whole) {
            bindWhole();
        } else {
            bindAmounts();
        }
        credit = creditNotes.isCredit(document, row, cells, quantity, amount);
        if (credit && negate) {
            quantity = quantity.negate();
            amount = amount.negate();
        }
        bindCost();
        Boolean said = cells.flag(Target.GOODS);
        goods = said == null ? goodsRule.isGoods(productKey) : said;
        return cells.findings();
    }

    private void bindDate() {
        int before = cells.findings().size();
        Instant at = cells.date(Target.OCCURRED_AT);
        if (at != null) {
            occurredAt = at;
        } else if (cells.findings().size() == before) {
            cells.missing(Target.OCCURRED_AT);
        }
    }

    private void bindCurrency() {
        int before = cells.findings().size();
        String code = cells.currency(Target.CURRENCY);
        if (code != null) {
            currency = code;
        } else if (cells.findings().size() == before) {
            cells.missing(Target.CURRENCY);
        }
    }

    private void bindWhole() {
        amount = required(Target.AMOUNT);
        quantity = BigDecimal.ONE.multiply(BigDecimal.valueOf(amount.signum() < 0 ? -1 : 1));
        unitPrice = amount.abs();
    }

    private void bindAmounts() {
        int before = cells.findings().size();
        BigDecimal given = cells.decimal(Target.AMOUNT);
        if (given == null && cells.findings().size() == before && !cells.told(Target.AMOUNT)) {
            quantity = required(Target.QUANTITY);
            unitPrice = required(Target.UNIT_PRICE);
            amount = computed();
            return;
        }
        amount = given == null ? BigDecimal.ZERO : given;
        BigDecimal pieces = cells.decimal(Target.QUANTITY);
        quantity = pieces == null ? BigDecimal.valueOf(amount.signum() < 0 ? -1 : 1) : pieces;
        BigDecimal price = cells.decimal(Target.UNIT_PRICE);
        unitPrice = price == null ? priceOf() : price;
    }

    private BigDecimal priceOf() {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : amount.divide(quantity, SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Quantity × unit price × (1 − discount), rounded only below the sixth place. */
    private BigDecimal computed() {
        BigDecimal product = quantity.multiply(unitPrice);
        BigDecimal discount = cells.mapped(Target.DISCOUNT) ? cells.share(Target.DISCOUNT) : null;
        if (discount != null) {
            if (discount.signum() < 0 || discount.compareTo(BigDecimal.ONE) > 0) {
                cells.add("intake/not-a-share", Target.DISCOUNT);
            }
            product = product.multiply(BigDecimal.ONE.subtract(discount));
        }
        if (product.scale() > SCALE) {
            product = product.setScale(SCALE, RoundingMode.HALF_EVEN);
        }
        if (product.precision() - product.scale() > DecimalReader.MAX_INTEGER_DIGITS) {
            cells.add("intake/number-too-large", Target.QUANTITY);
        }
        return product;
    }

    private BigDecimal required(Target target) {
        int before = cells.findings().size();
        BigDecimal value = cells.decimal(target);
        if (value != null) {
            return value;
        }
        if (cells.findings().size() == before) {
            cells.missing(target);
        }
        return BigDecimal.ZERO;
    }

    /** Cost is signed like the amount, however the file writes it. */
    private void bindCost() {
        cost = null;
        if (cells.mapped(Target.COST)) {
            cost = cells.decimal(Target.COST);
        } else if (cells.mapped(Target.UNIT_COST)) {
            BigDecimal each = cells.decimal(Target.UNIT_COST);
            cost = each == null ? null : each.multiply(quantity).setScale(SCALE, RoundingMode.HALF_EVEN);
        }
        if (cost != null) {
            int sign = amount.signum() != 0 ? amount.signum() : quantity.signum();
            cost = sign < 0 ? cost.abs().negate() : cost.abs();
            if (cost.abs().unscaledValue().bitLength() > 63
                    && cost.abs().compareTo(BigDecimal.valueOf(LIMIT, SCALE)) >= 0) {
                cells.add("intake/number-too-large", Target.COST);
            }
        }
    }

    public String document() {
        return document;
    }

    public boolean credit() {
        return credit;
    }

    public @Nullable String customerKey() {
        return customerKey;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public String currency() {
        return currency;
    }

    public @Nullable String originalDocument() {
        return cells.key(Target.ORIGINAL_DOCUMENT);
    }

    public @Nullable String status() {
        return cells.text(Target.STATUS);
    }

    public BigDecimal amount() {
        return amount;
    }

    public BigDecimal quantity() {
        return quantity;
    }

    public @Nullable String country() {
        return cells.text(Target.COUNTRY);
    }

    public SalesLine line() {
        return new SalesLine(productKey, description, goods, quantity, unitPrice, amount, cost);
    }

    /** What the row says about its customer; null when it names none or says nothing beyond the key. */
    public @Nullable CustomerRow customer() {
        return customerKey == null ? null : customer.row(customerKey, occurredAt);
    }

    /** A number that changes whenever the row says something else about its customer. */
    public long customerDigest() {
        return customer.digest();
    }

    /** What the row says about its product; null when it names none. */
    public @Nullable ProductRow product() {
        if (productKey == null || (!describesProducts && goods)) {
            return null;
        }
        String name = cells.text(Target.PRODUCT_NAME);
        return new ProductRow(
                productKey,
                name == null ? description : name,
                cells.text(Target.CATEGORY),
                cells.text(Target.SUBCATEGORY),
                goods,
                null,
                null);
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("document", document);
        values.put("kind", credit ? "CREDIT_NOTE" : "PURCHASE");
        values.put("occurredAt", Objects.toString(occurredAt));
        put(values, "customerKey", customerKey);
        put(values, "productKey", productKey);
        put(values, "description", description);
        values.put("goods", goods);
        values.put("quantity", quantity.toPlainString());
        values.put("unitPrice", unitPrice.toPlainString());
        values.put("amount", amount.toPlainString());
        values.put("currency", currency);
        put(values, "cost", cost == null ? null : cost.toPlainString());
        customer.preview(values);
        return values;
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value);
        }
    }
}
