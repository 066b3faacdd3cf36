package dev.fenji.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Made-up documents of the shapes that break computations: moments around local midnight, four currencies whose rates change,
 * credit notes that name a purchase, fit one, or come before any, purchases of zero value, identical lines, ties, a customer with most of
 * the documents, documents of nobody, documents of the future.
 */
final class NastySales {
    static final String MAPPING = """
            {"kind": "ORDER_LINES", "source": "shop", "dateFormats": ["ISO"],
             "columns": {"document": "no", "occurredAt": "at", "customerKey": "who", "productKey": "item", "quantity": "qty",
                         "unitPrice": "price", "currency": "currency", "originalDocument": "original", "cost": "cost"},
             "creditNote": {"by": "PREFIX", "value": "CN", "signs": "AS_GIVEN"}, "nonGoods": {"codes": ["POST"]}}""";
    static final String CUSTOMERS_MAPPING = """
            {"kind": "CUSTOMERS", "source": "shop",
             "columns": {"customerKey": "id", "customerType": "type", "country": "country", "attribute.payment_delay_days": "delay"}}""";
    static final String PRODUCTS_MAPPING = """
            {"kind": "PRODUCTS", "source": "shop", "columns": {"productKey": "id", "category": "category"}}""";

    /** The base currency is CNY; the second rate of each holds from 2022 on. */
    private static final Map<String, List<String>> RATES = Map.of(
            "CNY", List.of("1", "1"),
            "USD", List.of("6.5", "7.1"),
            "EUR", List.of("7.7", "7.33"),
            "JPY", List.of("0.0612345", "0.05"));

    private static final LocalDate OTHER_RATES = LocalDate.of(2022, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 760;
    private static final List<String> PRICES = List.of("0", "9.99", "10", "0.333333", "250", "1234.5678");
    private static final List<String> QUANTITIES = List.of("1", "1", "2", "5", "10", "0.5");
    private static final List<String> COUNTRIES = List.of("CN", "US", "DE", "JP", "FR", "EIRE", "Atlantis", "");

    /** A row of the file. */
    private record Row(
            String number,
            Instant at,
            @Nullable String customer,
            String item,
            BigDecimal quantity,
            BigDecimal price,
            String currency,
            String original,
            String cost) {
        boolean credit() {
            return number.startsWith("CN");
        }
    }

    private final SplittableRandom random;
    private final ZoneId zone;
    private final int customers;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<Row>> bought = new HashMap<>();
    private int documents;

    NastySales(long seed, ZoneId zone, int customers) {
        this.random = new SplittableRandom(seed);
        this.zone = zone;
        this.customers = customers;
    }

    String customersFile() {
        StringBuilder file = new StringBuilder("id,type,country,delay\n");
        for (int i = 0; i < customers; i++) {
            file.append("K%d,%s,%s,%s\n"
                    .formatted(
                            i,
                            one(List.of("PERSON", "ORGANISATION", "ORGANISATION", "")),
                            COUNTRIES.get(random.nextInt(random.nextInt(COUNTRIES.size()) + 1)),
                            one(List.of("", "", "0", "5", "30", "59.5", "60", "75", "-3"))));
        }
        return file.toString();
    }

    static String productsFile() {
        StringBuilder file = new StringBuilder("id,category\n");
        for (int i = 0; i < 12; i++) {
            file.append(
                    "P%d,%s\n".formatted(i, String.valueOf(category("P" + i)).replace("null", "")));
        }
        return file.toString();
    }

    private static @Nullable String category(String item) {
        return item.equals("POST") || item.equals("P11") ? null : "category " + item.hashCode() % 4;
    }

    static String rates() {
        StringBuilder sql = new StringBuilder(
                "insert into exchange_rate (source, base, quote, valid_from, valid_until, rate) values ");
        RATES.forEach((currency, pair) -> sql.append(
                currency.equals("CNY")
                        ? ""
                        : "('test', '%1$s', 'CNY', '2020-01-01', null, %2$s), ('test', '%1$s', 'CNY', '2022-01-01', null, %3$s),"
                                .formatted(currency, pair.get(0), pair.get(1))));
        return sql.substring(0, sql.length() - 1);
    }

    /** The file of so many more documents. */
    String more(int count) {
        int from = rows.size();
        for (int i = 0; i < count; i++) {
            document();
        }
        return file(rows.subList(from, rows.size()));
    }

    /** The file of documents that are yet to come. */
    String future(LocalDate day, int count) {
        int from = rows.size();
        for (int i = 0; i < count; i++) {
            Instant at = day.atTime(LocalTime.NOON).atZone(zone).toInstant();
            rows.add(new Row("F" + i, at, customer(), "P1", BigDecimal.ONE, BigDecimal.TEN, "CNY", "", "4"));
        }
        return file(rows.subList(from, rows.size()));
    }

    /** What the plain computation sees of everything made so far. */
    List<Sale> sales(Map<String, Long> ids) {
        List<Sale> sales = new ArrayList<>();
        for (Row row : rows) {
            LocalDate day = LocalDate.ofInstant(row.at(), zone);
            Long original = row.credit() && !row.original().isEmpty() ? ids.get(row.original() + " P") : null;
            BigDecimal amount = Sale.money(row.quantity().multiply(row.price()));
            int sign = amount.signum() == 0 ? row.quantity().signum() : amount.signum();
            BigDecimal cost =
                    row.cost().isEmpty() ? null : new BigDecimal(row.cost()).multiply(BigDecimal.valueOf(sign));
            sales.add(new Sale(
                    row.customer(),
                    Known.of(ids, row.number() + (row.credit() ? " C" : " P")),
                    row.credit(),
                    day,
                    row.item(),
                    category(row.item()),
                    !row.item().equals("POST"),
                    row.quantity(),
                    row.price(),
                    inBase(amount, row.currency(), day),
                    cost == null ? null : inBase(cost, row.currency(), day),
                    original));
        }
        return sales;
    }

    private static BigDecimal inBase(BigDecimal amount, String currency, LocalDate day) {
        String rate = Known.of(RATES, currency).get(day.isBefore(OTHER_RATES) ? 0 : 1);
        return Sale.money(amount.multiply(new BigDecimal(rate)));
    }

    private void document() {
        boolean credit = random.nextInt(100) < 18;
        String number = (credit ? "CN" : "") + (1000 + documents++);
        String customer = random.nextInt(20) == 0 ? null : customer();
        String currency = one(List.of("CNY", "CNY", "USD", "EUR", "JPY"));
        Instant at = moment();
        List<Row> own = bought.computeIfAbsent(String.valueOf(customer), any -> new ArrayList<>());
        String original = credit && !own.isEmpty() && random.nextBoolean() ? any(own).number() : "";
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            Row line = credit && !own.isEmpty() && random.nextInt(10) < 7
                    ? returned(any(own), number, at, customer, currency, original)
                    : line(number, at, customer, currency, original, credit);
            rows.add(line);
            if (!credit) {
                own.add(line);
                if (random.nextInt(10) == 0) {
                    rows.add(line);
                }
            }
        }
    }

    private Row line(
            String number, Instant at, @Nullable String customer, String currency, String original, boolean credit) {
        String item = random.nextInt(12) == 0 ? "POST" : "P" + random.nextInt(12);
        BigDecimal quantity = new BigDecimal(one(QUANTITIES));
        BigDecimal price = new BigDecimal(one(PRICES));
        String cost = random.nextInt(4) == 0
                ? ""
                : quantity.multiply(price)
                        .multiply(new BigDecimal("0.6"))
                        .setScale(4, RoundingMode.HALF_UP)
                        .toPlainString();
        return new Row(
                number, at, customer, item, credit ? quantity.negate() : quantity, price, currency, original, cost);
    }

    private Row returned(
            Row line, String number, Instant at, @Nullable String customer, String currency, String original) {
        BigDecimal quantity = random.nextInt(3) == 0 ? line.quantity().divide(BigDecimal.TWO) : line.quantity();
        return new Row(number, at, customer, line.item(), quantity.negate(), line.price(), currency, original, "");
    }

    /** Almost half of them within an hour of midnight. */
    private Instant moment() {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        if (random.nextInt(10) < 4) {
            long seconds = List.of(-1L, 0L, 1L, -3600L, 3599L, -1800L).get(random.nextInt(6));
            return day.atStartOfDay(zone).toInstant().plusSeconds(seconds);
        }
        return day.atTime(random.nextInt(24), random.nextInt(60)).atZone(zone).toInstant();
    }

    /** The last few never buy, the first buys most. */
    private String customer() {
        return "K" + (random.nextInt(7) == 0 ? 0 : random.nextInt(Math.max(1, customers - 5)));
    }

    private String one(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Row any(List<Row> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String file(List<Row> rows) {
        StringBuilder file = new StringBuilder("no,at,who,item,qty,price,currency,original,cost\n");
        for (Row row : rows) {
            file.append(String.join(
                            ",",
                            row.number(),
                            row.at().toString(),
                            Objects.toString(row.customer(), ""),
                            row.item(),
                            row.quantity().toPlainString(),
                            row.price().toPlainString(),
                            row.currency(),
                            row.original(),
                            row.cost()))
                    .append('\n');
        }
        return file.toString();
    }
}
