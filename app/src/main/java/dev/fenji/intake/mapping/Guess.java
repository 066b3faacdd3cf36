package dev.fenji.intake.mapping;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the columns of an unknown file probably are, by their names and by what stands in them. */
public final class Guess {

    /** So many date formats are tried, the usual first; one that reads every sample wins. */
    private static final List<String> FORMATS = List.of(
            "ISO",
            "d/M/yyyy[ H:mm[:ss]]",
            "M/d/yyyy[ H:mm[:ss]]",
            "M/d/yyyy h:mm[:ss] a",
            "yyyy/M/d[ H:mm[:ss]]",
            "d.M.yyyy[ H:mm[:ss]]",
            "d-M-yyyy[ H:mm[:ss]]",
            "yyyyMMdd",
            "yyyy年M月d日[ H:mm[:ss]]",
            "d-MMM-yyyy[ H:mm[:ss]]",
            "d MMM yyyy[ H:mm[:ss]]",
            "M/d/yy[ H:mm]",
            "EXCEL");

    private static final Map<String, Set<String>> NAMES = names();

    private Guess() {}

    /** Column → target, each target at most once; the first matching column takes it. */
    public static Map<String, Target> targets(List<String> header, Kind kind) {
        Map<String, Target> found = new LinkedHashMap<>();
        for (Target target : Target.of(kind)) {
            Set<String> names = NAMES.getOrDefault(target.id(), Set.of());
            header.stream()
                    .filter(c -> !found.containsKey(c))
                    .filter(c -> names.contains(normal(c)) || normal(c).equals(normal(target.id())))
                    .findFirst()
                    .ifPresent(c -> found.put(c, target));
        }
        return found;
    }

    /** The kind whose required fields the header fills best. */
    public static Kind kind(List<String> header) {
        if (header.size() > 5
                && header.stream().filter(h -> h.matches("[A-Z]{3}")).count() > header.size() / 2) {
            return Kind.EXCHANGE_RATES;
        }
        return Arrays.stream(Kind.values())
                .max((a, b) -> Double.compare(fit(header, a), fit(header, b)))
                .orElse(Kind.ORDER_LINES);
    }

    private static double fit(List<String> header, Kind kind) {
        Map<String, Target> targets = targets(header, kind);
        List<Target> required = new ArrayList<>(Target.required(kind));
        required.remove(Target.CURRENCY);
        required.remove(Target.RATE_BASE);
        if (kind == Kind.ORDER_LINES) {
            required.add(Target.PRODUCT_KEY);
            required.add(Target.QUANTITY);
        }
        if (kind == Kind.EXCHANGE_RATES) {
            required.add(Target.RATE);
        }
        long filled = required.stream().filter(targets::containsValue).count();
        // What the kind needs must be there, and what is there should mean something to the kind.
        return 0.5 * filled / required.size() + 0.5 * targets.size() / Math.max(1, header.size());
    }

    /**
     * Formats that read the most samples, the likeliest first; several when the samples cannot decide. One impossible date
     * among good ones does not make the others unreadable, but a format must read more than half.
     */
    public static List<String> dateFormats(List<String> samples) {
        List<String> filled =
                samples.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
        if (filled.isEmpty()) {
            return List.of();
        }
        long most = FORMATS.stream().mapToLong(f -> read(f, filled)).max().orElse(0);
        return most * 2 <= filled.size()
                ? List.of()
                : FORMATS.stream().filter(f -> read(f, filled) == most).toList();
    }

    private static long read(String format, List<String> samples) {
        DateReader reader = new DateReader(List.of(format), java.time.ZoneOffset.UTC);
        return samples.stream()
                .filter(s -> reader.read(s.toCharArray(), 0, s.length()) != null)
                .count();
    }

    /** COMMA only when the samples cannot be numbers with a point. */
    public static DecimalStyle decimalStyle(List<List<String>> numberColumns) {
        for (List<String> samples : numberColumns) {
            boolean point = readsAll(DecimalStyle.POINT, samples);
            boolean comma = readsAll(DecimalStyle.COMMA, samples);
            if (comma && !point) {
                return DecimalStyle.COMMA;
            }
        }
        return DecimalStyle.POINT;
    }

    private static boolean readsAll(DecimalStyle style, List<String> samples) {
        DecimalReader reader = DecimalReader.money(style);
        return samples.stream()
                .map(sample -> sample.strip().replaceAll("\\s*[%％]$", ""))
                .filter(s -> !s.isEmpty())
                .allMatch(s -> reader.read(s.toCharArray(), 0, s.length()) == DecimalReader.Outcome.OK);
    }

    /** A first mapping for a file nobody has mapped yet; what it cannot know stays open. */
    public static Mapping mapping(String source, List<String> header, Map<String, List<String>> samples) {
        Kind kind = kind(header);
        Map<String, Target> targets = targets(header, kind);
        Map<String, String> columns = new LinkedHashMap<>();
        targets.forEach((column, target) -> columns.put(target.id(), column));
        Map<String, String> constants = new LinkedHashMap<>();
        boolean wide = kind == Kind.EXCHANGE_RATES && !columns.containsKey(Target.RATE.id());
        if (wide) {
            constants.put(RateBinder.LAYOUT, RateBinder.WIDE);
            constants.put(Target.RATE_BASE.id(), "EUR");
        }
        List<List<String>> numbers = new ArrayList<>();
        List<String> formats = List.of();
        for (Map.Entry<String, Target> e : targets.entrySet()) {
            List<String> values = samples.getOrDefault(e.getKey(), List.of());
            if (e.getValue().type() == Target.Type.NUMBER || e.getValue().type() == Target.Type.RATE) {
                numbers.add(values);
            } else if (e.getValue().type() == Target.Type.DATE && formats.isEmpty()) {
                formats = dateFormats(values);
            }
        }
        return Mapping.plain(kind, source, columns, constants)
                .read(formats, decimalStyle(numbers), creditNote(columns, samples));
    }

    /** Negative quantities or amounts are the returns of most files; a prefix shows itself by standing on them only. */
    private static CreditNote creditNote(Map<String, String> columns, Map<String, List<String>> samples) {
        String document = columns.get(Target.DOCUMENT.id());
        String quantity = columns.get(Target.QUANTITY.id());
        String amount = columns.get(Target.AMOUNT.id());
        String measured = quantity == null ? amount : quantity;
        if (document == null || measured == null) {
            return CreditNote.NONE;
        }
        String prefix = prefix(samples.getOrDefault(document, List.of()), samples.getOrDefault(measured, List.of()));
        if (prefix != null) {
            return new CreditNote(CreditNote.By.PREFIX, prefix, null, null);
        }
        return new CreditNote(
                quantity == null ? CreditNote.By.NEGATIVE_AMOUNT : CreditNote.By.NEGATIVE_QUANTITY, null, null, null);
    }

    private static @Nullable String prefix(List<String> documents, List<String> measures) {
        String found = null;
        for (int i = 0; i < Math.min(documents.size(), measures.size()); i++) {
            String letters = documents.get(i).replaceAll("[^A-Za-z].*$", "");
            boolean negative = measures.get(i).startsWith("-");
            if (negative && !letters.isEmpty() && (found == null || found.equals(letters))) {
                found = letters;
            } else if (negative || (found != null && letters.equals(found))) {
                return null;
            }
        }
        return found;
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, Set<String>> names() {
        Properties read = new Properties();
        try (Reader in = new InputStreamReader(
                java.util.Objects.requireNonNull(Guess.class.getResourceAsStream("/intake/column-names.properties")),
                StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(
                        k -> k,
                        k -> Arrays.stream(read.getProperty(k).split(","))
                                .map(Guess::normal)
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
