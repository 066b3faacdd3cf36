package dev.fenji.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/**
 * A company's files, the same bytes for the same sizes. Few customers buy much and many little; every customer buys at least once
 * while the lines last. About one document in fifty is a credit note for a line bought shortly before, one in twenty names
 * no customer. Rows are written as they are made: the memory it takes does not depend on the size.
 */
final class Generator {
    static final String[] COUNTRIES = {"CN", "DE", "FR", "US", "GB", "JP", "KR", "IT", "ES", "NL", "BR", "AU"};
    static final String[] INDUSTRIES = {"RETAIL", "MACHINERY", "CHEMICALS", "FOOD", "LOGISTICS", "HEALTH", "ENERGY"};

    private static final long SEED = 20_260_101;
    private static final int PRODUCTS = 5_000;
    private static final int CATEGORIES = 40;
    private static final int RECENT = 512;
    private static final double CREDIT_NOTES = 0.02;
    private static final double UNATTRIBUTED = 0.05;
    private static final double LINES_SCALE = 2.5;
    private static final double LINES_PER_DOCUMENT = 3.03;
    private static final int MOST_LINES = 40;
    private static final LocalDateTime FIRST = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final double MINUTES = 2 * 365 * 24 * 60 - 1.0;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** A line that a credit note may take back. */
    private record Bought(int customer, int product, int quantity) {}

    /** The files. */
    record Made(Path customers, Path products, Path orderLines) {}

    private final int customers;
    private final long lines;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Bought[] recent = new Bought[RECENT];
    private int bought;
    private int covered;

    private Generator(int customers, long lines) {
        this.customers = customers;
        this.lines = lines;
    }

    static Made generate(Path folder, int customers, long lines) throws IOException {
        var files = new Made(
                folder.resolve("customers.csv"), folder.resolve("products.csv"), folder.resolve("order-lines.csv"));
        var generator = new Generator(customers, lines);
        generator.customers(files.customers());
        generator.products(files.products());
        generator.orderLines(files.orderLines());
        return files;
    }

    static String key(int customer) {
        return "K%08d".formatted(customer);
    }

    static String product(int product) {
        return "P%05d".formatted(product);
    }

    private void customers(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer,name,type,country,city,industry\n");
            for (int i = 0; i < customers; i++) {
                String country = COUNTRIES[skewed(COUNTRIES.length, 2)];
                String industry = INDUSTRIES[skewed(INDUSTRIES.length, 1.5)];
                out.write("%s,Customer %s %d,%s,%s,City %d,%s\n"
                        .formatted(
                                key(i),
                                Long.toString(random.nextLong(1L << 30), 36),
                                i,
                                random.nextInt(4) == 0 ? "PERSON" : "ORGANISATION",
                                country,
                                random.nextInt(500),
                                industry));
            }
        }
    }

    private void products(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("product,name,category\n");
            for (int i = 0; i < PRODUCTS; i++) {
                out.write("%s,Product number %d,Category %d\n".formatted(product(i), i, i % CATEGORIES));
            }
        }
    }

    private void orderLines(Path file) throws IOException {
        double expectedDocuments = lines / LINES_PER_DOCUMENT;
        var row = new StringBuilder();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("invoice,occurred_at,customer,product,description,quantity,unit_price\n");
            long written = 0;
            for (long document = 0; written < lines; document++) {
                double progress = written / (double) lines;
                String time = TIME.format(FIRST.plusMinutes((long) (progress * MINUTES)));
                row.setLength(0);
                written += bought > RECENT && random.nextDouble() < CREDIT_NOTES
                        ? creditNote(row, document, time)
                        : purchase(row, document, time, lines - written, expectedDocuments);
                out.append(row);
            }
        }
    }

    private int creditNote(StringBuilder row, long document, String time) {
        Bought line = recent[random.nextInt(RECENT)];
        line(row, "C" + document, time, key(line.customer()), line.product(), -random.nextInt(1, line.quantity() + 1));
        return 1;
    }

    private int purchase(StringBuilder row, long document, String time, long left, double expectedDocuments) {
        int size = 1 + (int) Math.min(MOST_LINES - 1, -Math.log(1 - random.nextDouble()) * LINES_SCALE);
        size = (int) Math.min(size, left);
        boolean named = random.nextDouble() >= UNATTRIBUTED;
        int customer = named ? customer(Math.max(1, expectedDocuments * left / lines)) : -1;
        for (int i = 0; i < size; i++) {
            int product = skewed(PRODUCTS, 2);
            int quantity = 1 + (int) (-Math.log(1 - random.nextDouble()) * 4);
            line(row, Long.toString(document), time, named ? key(customer) : "", product, quantity);
            if (named) {
                recent[bought++ % RECENT] = new Bought(customer, product, quantity);
            }
        }
        return size;
    }

    /** Somebody who has not bought yet, as often as it takes for all to have their turn; else somebody of the skewed many. */
    private int customer(double documentsLeft) {
        double turn = 1.2 * (customers - covered) / documentsLeft;
        return covered < customers && random.nextDouble() < turn ? covered++ : skewed(customers, 3);
    }

    private int skewed(int bound, double power) {
        return (int) (Math.pow(random.nextDouble(), power) * bound);
    }

    private static void line(
            StringBuilder row, String document, String time, String customer, int product, int quantity) {
        int cents = 100 + product * 7919 % 9900;
        row.append(document)
                .append(',')
                .append(time)
                .append(',')
                .append(customer)
                .append(',')
                .append(product(product))
                .append(",Product number ")
                .append(product)
                .append(',')
                .append(quantity)
                .append(',')
                .append(cents / 100)
                .append('.');
        if (cents % 100 < 10) {
            row.append('0');
        }
        row.append(cents % 100).append('\n');
    }
}
