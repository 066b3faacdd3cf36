package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fenji.identity.Role;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.SharedData;
import dev.fenji.tiering.Explanations;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Real files through the whole application, over HTTP; every figure and every tier of every customer against a plain computation. */
@DatabaseTest
@Import(Company.class)
class RealSalesTest {
    private static final BigDecimal RATE = new BigDecimal("1.25");
    private static final Set<String> NOT_GOODS = Set.of(
            "POST",
            "DOT",
            "C2",
            "C3",
            "M",
            "D",
            "S",
            "B",
            "BANK CHARGES",
            "AMAZONFEE",
            "CRUK",
            "PADS",
            "ADJUST",
            "ADJUST2",
            "TEST001",
            "TEST002");

    @Autowired
    Company company;

    @Autowired
    Explanations explanations;

    @Test
    void aYearOfAWholesalersInvoices() throws Exception {
        Path file = files("online_retail/", "online_retail").getFirst();
        company.startEmpty("GBP", "Europe/London");
        company.importFiles("online-retail", List.of(file));
        List<Sale> sales = invoices(file);

        LocalDate end = LocalDate.of(2011, 12, 10);
        company.run(LocalDate.of(2011, 6, 1), null);
        company.run(end, null);

        Comparison then = new Comparison(company, sales, LocalDate.of(2011, 6, 1));
        then.tiers();
        Comparison now = new Comparison(company, sales, end);
        assertThat(now.buyers()).isEqualTo(4265);
        now.figuresInForce();
        now.tiers();
        everyExplanationAddsUp();
        for (LocalDate day : List.of(LocalDate.of(2010, 12, 2), LocalDate.of(2011, 8, 31), LocalDate.of(2012, 12, 1))) {
            Comparison.alone(company, sales, day, 12, null, day.toEpochDay());
            Comparison.alone(company, sales, day, 3, null, day.toEpochDay());
        }
    }

    private List<Sale> invoices(Path file) throws Exception {
        Map<String, Long> ids = company.documents();
        List<Sale> sales = new ArrayList<>();
        Csv.read(file, row -> {
            String number = row.get("InvoiceNo");
            boolean credit = number.startsWith("C");
            BigDecimal quantity = new BigDecimal(row.get("Quantity"));
            BigDecimal price = new BigDecimal(row.get("UnitPrice"));
            String code = row.get("StockCode");
            sales.add(new Sale(
                    text(row.get("CustomerID")),
                    Known.of(ids, number + (credit ? " C" : " P")),
                    credit,
                    LocalDate.parse(row.get("InvoiceDate").substring(0, 10)),
                    code,
                    null,
                    !NOT_GOODS.contains(code.toUpperCase(Locale.ROOT)),
                    quantity,
                    price,
                    quantity.multiply(price),
                    null,
                    null));
        });
        return sales;
    }

    @Test
    void theOrdersOfNorthwind() throws Exception {
        List<Path> files = files("northwind/", "customers", "products", "categories", "orders", "order_details");
        company.startEmpty("USD", "America/Los_Angeles");
        company.importFiles("northwind", files);
        Map<String, String> categories = Csv.map(files.get(2), "CategoryID", "CategoryName");
        Map<String, String> products = Csv.map(files.get(1), "ProductID", "CategoryID");
        Map<String, String> days = Csv.map(files.get(3), "OrderID", "OrderDate");
        Map<String, String> customers = Csv.map(files.get(3), "OrderID", "CustomerID");
        Map<String, Long> ids = company.documents();
        List<Sale> sales = new ArrayList<>();
        Csv.read(files.get(4), row -> {
            String order = row.get("OrderID");
            BigDecimal quantity = new BigDecimal(row.get("Quantity"));
            BigDecimal price = new BigDecimal(row.get("UnitPrice"));
            sales.add(new Sale(
                    customers.get(order),
                    Known.of(ids, order + " P"),
                    false,
                    LocalDate.parse(Known.of(days, order), DateTimeFormatter.ofPattern("M/d/yyyy")),
                    row.get("ProductID"),
                    categories.get(Known.of(products, row.get("ProductID"))),
                    true,
                    quantity,
                    price,
                    quantity.multiply(price).multiply(BigDecimal.ONE.subtract(new BigDecimal(row.get("Discount")))),
                    null,
                    null));
        });

        LocalDate end = LocalDate.of(1998, 5, 7);
        company.run(LocalDate.of(1997, 7, 1), null);
        company.run(end, null);

        new Comparison(company, sales, LocalDate.of(1997, 7, 1)).tiers();
        Comparison now = new Comparison(company, sales, end);
        assertThat(now.buyers()).isEqualTo(88);
        now.figuresInForce();
        now.tiers();
        everyExplanationAddsUp();
        Comparison.alone(company, sales, LocalDate.of(1997, 2, 28), 6, null, 1);
    }

    @Test
    void theResellersOfAdventureWorksInFiveCurrencies() throws Exception {
        List<Path> files = files(
                "adventureworks/",
                "FactResellerSales",
                "DimReseller",
                "DimGeography",
                "DimCurrency",
                "DimProduct",
                "DimProductSubcategory",
                "DimProductCategory");
        company.startEmpty("USD", "Asia/Shanghai");
        company.jdbc.update("""
                insert into exchange_rate (source, base, quote, valid_from, valid_until, rate)
                select 'test', c, 'USD', date '2000-01-01', null, ? from unnest(array['CAD', 'EUR', 'GBP', 'AUD']) c""", RATE);
        company.importFiles("adventureworks", files);
        Map<String, String> currencies = Csv.map(files.get(3), "CurrencyKey", "CurrencyAlternateKey");
        Map<String, String> subcategories = Csv.map(files.get(4), "ProductKey", "ProductSubcategoryKey");
        Map<String, String> categories = Csv.map(files.get(5), "ProductSubcategoryKey", "ProductCategoryKey");
        Map<String, String> names = Csv.map(files.get(6), "ProductCategoryKey", "EnglishProductCategoryName");
        Map<String, Long> ids = company.documents();
        List<Sale> sales = new ArrayList<>();
        Csv.read(files.getFirst(), row -> {
            BigDecimal rate = "USD".equals(currencies.get(row.get("CurrencyKey"))) ? BigDecimal.ONE : RATE;
            sales.add(new Sale(
                    row.get("ResellerKey"),
                    Known.of(ids, row.get("SalesOrderNumber") + " P"),
                    false,
                    LocalDate.parse(row.get("OrderDateKey"), DateTimeFormatter.BASIC_ISO_DATE),
                    row.get("ProductKey"),
                    names.get(Known.of(categories, Known.of(subcategories, row.get("ProductKey")))),
                    true,
                    new BigDecimal(row.get("OrderQuantity")),
                    new BigDecimal(row.get("UnitPrice")),
                    Sale.money(new BigDecimal(row.get("SalesAmount")).multiply(rate)),
                    Sale.money(new BigDecimal(row.get("TotalProductCost")).multiply(rate)),
                    null));
        });

        LocalDate end = LocalDate.of(2013, 11, 30);
        company.run(end, null);

        Comparison now = new Comparison(company, sales, end);
        assertThat(now.buyers()).isEqualTo(493);
        now.figuresInForce();
        now.tiers();
        everyExplanationAddsUp();
        Comparison.alone(company, sales, LocalDate.of(2012, 2, 29), 24, null, 2);
    }

    /** Under each policy, for everyone: the parts sum to the total to the last place, as stored and as shown. */
    private void everyExplanationAddsUp() {
        Map<String, BigDecimal> wrong = new HashMap<>();
        List<Long> customers = company.jdbc.queryForList("select id from customer order by id", Long.class);
        As.thread(
                Role.VIEWER,
                () -> company.jdbc
                        .queryForList(
                                "select slug from policy p where exists (select from assignment a where a.policy_id = p.id)",
                                String.class)
                        .forEach(policy -> customers.forEach(customer -> {
                            Explanation full = explanations
                                    .explain(customer, policy, null)
                                    .decision()
                                    .explanation();
                            for (Explanation told : List.of(full, full.shown(2))) {
                                if (told.total() != null && sum(told).compareTo(told.total()) != 0) {
                                    wrong.put(policy + " " + customer, sum(told));
                                }
                            }
                        })));
        assertThat(wrong).isEmpty();
    }

    private static BigDecimal sum(Explanation explanation) {
        return explanation.parts().stream()
                .map(Explanation.Part::contribution)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static List<Path> files(String folder, String... names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            Optional<Path> file = SharedData.file(folder + name + ".csv.gz");
            assumeTrue(file.isPresent(), folder + name + " is not here");
            files.add(file.get());
        }
        return files;
    }
}
