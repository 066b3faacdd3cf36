package dev.fenji.sales.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.sales.ExchangeRates;
import dev.fenji.sales.Product;
import dev.fenji.sales.Products;
import dev.fenji.sales.Rate;
import dev.fenji.sales.SalesProblem;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What orders refer to: products and exchange rates. */
@RestController
@RequestMapping("/api")
class CatalogueController {
    private static final int LARGEST_PAGE = 500;

    /**
     * A published series of rates: one unit of base costs so many units of the currency.
     *
     * @param rate the latest
     * @param rates how many there are
     */
    record SeriesBody(
            String currency, String base, String rate, LocalDate from, LocalDate to, String source, long rates) {

        static SeriesBody of(ExchangeRates.Series series) {
            return new SeriesBody(
                    series.quote(),
                    series.base(),
                    Decimals.plain(series.latest()),
                    series.from(),
                    series.to(),
                    series.source(),
                    series.rates());
        }
    }

    /** One unit of a currency in the organisation's base currency on a day. */
    record RateBody(String currency, LocalDate day, String rate, LocalDate rateDate, String rateSource) {}

    record ProductBody(
            long id,
            String source,
            String externalKey,
            @Nullable String name,
            @Nullable String category,
            @Nullable String subcategory,
            boolean goods,
            @Nullable String unitCost,
            @Nullable String currency) {

        static ProductBody of(Product product) {
            return new ProductBody(
                    product.id(),
                    product.source(),
                    product.externalKey(),
                    product.name(),
                    product.category(),
                    product.subcategory(),
                    product.goods(),
                    product.unitCost() == null ? null : Decimals.text(product.unitCost()),
                    product.currency());
        }
    }

    private final Products products;
    private final ExchangeRates rates;

    CatalogueController(Products products, ExchangeRates rates) {
        this.products = products;
        this.rates = rates;
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/products")
    Page<ProductBody> products(
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return products.list(search, cursor, Math.clamp(limit, 1, LARGEST_PAGE)).map(ProductBody::of);
    }

    @Requires(Permission.ORDER_READ)
    @GetMapping("/exchange-rates")
    List<SeriesBody> series(@RequestParam(required = false) @Nullable String currency) {
        return rates.series(currency).stream().map(SeriesBody::of).toList();
    }

    /** The rate an order of that day would be converted with. */
    @Requires(Permission.ORDER_READ)
    @GetMapping("/exchange-rates/{currency}")
    RateBody on(
            @PathVariable String currency, @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day) {
        return switch (rates.on(currency, day)) {
            case Rate.Known known ->
                new RateBody(currency, day, Decimals.plain(known.factor()), known.date(), known.source());
            case Rate.Missing missing ->
                throw new ProblemException(
                        SalesProblem.MISSING_RATE, Map.of("currency", currency, "base", missing.base(), "day", day));
        };
    }
}
