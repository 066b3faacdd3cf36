package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the current row by target field, trimmed, with "nothing here" told apart from text. Collects what is
 * wrong with the row. Reused from row to row; not for two threads.
 */
final class Cells {

    private static final int MAX_KEY = 200;

    private final int[] column = new int[Target.values().length];
    private final @Nullable String[] constant = new String[Target.values().length];
    private final TextCache[] caches = new TextCache[Target.values().length];
    private final List<String> header;
    private final NullTexts nulls;
    private final Set<String> used;
    private final DateReader dates;
    private final DecimalReader numbers;
    private final ZoneId zone;
    private final CurrencyReader currencies = new CurrencyReader();

    private Row row = new Row();
    private char[] text = {};
    private int from;
    private int to;
    private @Nullable List<Finding> findings;

    Cells(Mapping mapping, List<String> header, ZoneId zone) {
        this.header = header;
        this.zone = zone;
        this.nulls = new NullTexts(mapping.nulls());
        this.used = new HashSet<>(mapping.columns().values());
        String marking = mapping.creditNote().column();
        if (marking != null) {
            used.add(marking);
        }
        this.dates = new DateReader(mapping.dateFormats(), zone);
        this.numbers = mapping.kind() == Kind.EXCHANGE_RATES
                ? DecimalReader.rate(mapping.decimal())
                : DecimalReader.money(mapping.decimal());
        for (Target target : Target.values()) {
            String name = mapping.columns().get(target.id());
            column[target.ordinal()] = name == null ? -1 : header.indexOf(name);
            constant[target.ordinal()] = mapping.constants().get(target.id());
            caches[target.ordinal()] = new TextCache(name != null);
        }
    }

    void begin(Row next) {
        row = next;
        text = next.text();
        findings = null;
        List<Row.Flaw> flaws = next.flaws();
        for (int i = 0; i < flaws.size(); i++) {
            Row.Flaw flaw = flaws.get(i);
            if (flaw.cell() < header.size() && !used.contains(header.get(flaw.cell()))) {
                continue; // Nobody reads this column.
            }
            add(Finding.of(flaw.slug(), columnName(flaw.cell()), flaw.value()));
        }
    }

    boolean mapped(Target target) {
        return column[target.ordinal()] >= 0 || constant[target.ordinal()] != null;
    }

    boolean hasColumn(Target target) {
        return column[target.ordinal()] >= 0;
    }

    void add(Finding finding) {
        if (findings == null) {
            findings = new ArrayList<>(2);
        }
        findings.add(finding);
    }

    void add(String slug, Target target) {
        add(Finding.of(slug, columnName(target), raw(target)));
    }

    List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }

    @Nullable
    String text(Target target) {
        if (!locate(target)) {
            return constant[target.ordinal()];
        }
        return caches[target.ordinal()].get(text, from, to);
    }

    /** Any column's text; null when there is nothing. */
    @Nullable
    String text(int cell) {
        return locate(cell) ? new String(text, from, to - from) : null;
    }

    @Nullable
    String key(Target target) {
        String value = text(target);
        if (value != null && value.length() > MAX_KEY) {
            add(new Finding(
                    "intake/key-too-long", columnName(target), value.substring(0, MAX_KEY), Map.of("limit", MAX_KEY)));
            return null;
        }
        return value;
    }

    @Nullable
    String requiredKey(Target target) {
        String value = key(target);
        if (value == null) {
            missing(target);
        }
        return value;
    }

    @Nullable
    Instant date(Target target) {
        if (!locate(target)) {
            String fixed = constant[target.ordinal()];
            return fixed == null ? null : read(target, fixed.toCharArray(), 0, fixed.length());
        }
        return read(target, text, from, to);
    }

    /** The day in the file's zone. */
    @Nullable
    LocalDate day(Target target) {
        Instant at = mapped(target) ? date(target) : null;
        return at == null ? null : at.atZone(zone).toLocalDate();
    }

    private @Nullable Instant read(Target target, char[] chars, int start, int end) {
        Instant value = dates.read(chars, start, end);
        if (value == null) {
            add("intake/not-a-date", target);
        }
        return value;
    }

    /** True when there is a number; then {@link #unscaled} and {@link #scale} hold it. */
    boolean number(Target target) {
        char[] chars = text;
        if (!locate(target)) {
            String fixed = constant[target.ordinal()];
            if (fixed == null) {
                return false;
            }
            chars = fixed.toCharArray();
            from = 0;
            to = chars.length;
        }
        return switch (numbers.read(chars, from, to)) {
            case OK -> true;
            case NOT_A_NUMBER -> fails("intake/not-a-number", target);
            case TOO_LARGE -> fails("intake/number-too-large", target);
            case TOO_PRECISE -> fails("intake/number-too-precise", target);
        };
    }

    private boolean fails(String slug, Target target) {
        add(slug, target);
        return false;
    }

    long unscaled() {
        return numbers.unscaled();
    }

    int scale() {
        return numbers.scale();
    }

    @Nullable
    BigDecimal decimal(Target target) {
        return number(target) ? numbers.value() : null;
    }

    /** A share between 0 and 1, written 0.05 or 5 %. */
    @Nullable
    BigDecimal share(Target target) {
        if (!hasColumn(target) || !locate(target)) {
            return decimal(target);
        }
        boolean percent = text[to - 1] == '%' || text[to - 1] == '％';
        if (!percent) {
            return decimal(target);
        }
        String digits = new String(text, from, to - from - 1).strip();
        if (numbers.read(digits.toCharArray(), 0, digits.length()) != DecimalReader.Outcome.OK) {
            add("intake/not-a-number", target);
            return null;
        }
        return numbers.value().movePointLeft(2);
    }

    @Nullable
    String currency(Target target) {
        String given = text(target);
        String known = given == null ? null : currencies.code(given, constant[target.ordinal()]);
        if (given != null && known == null) {
            add(currencies.isShared(given) ? "intake/ambiguous-currency" : "intake/not-a-currency", target);
        }
        return known;
    }

    @Nullable
    Boolean flag(Target target) {
        String given = text(target);
        if (given == null) {
            return null;
        }
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是", "t" -> true;
            case "false", "no", "n", "0", "否", "f" -> false;
            default -> {
                add("intake/not-a-flag", target);
                yield null;
            }
        };
    }

    /** Nothing there; a cell that cannot be read has been told of already. */
    void missing(Target target) {
        if (told(target)) {
            return;
        }
        add(new Finding("intake/missing-value", columnName(target), null, Map.of("field", target.id())));
    }

    boolean told(Target target) {
        String name = columnName(target);
        return findings != null && name != null && findings.stream().anyMatch(finding -> name.equals(finding.column()));
    }

    private boolean locate(Target target) {
        int cell = column[target.ordinal()];
        return cell >= 0 && locate(cell);
    }

    private boolean locate(int cell) {
        if (cell >= row.cells()) {
            return false;
        }
        from = row.start(cell);
        to = row.end(cell);
        while (from < to && isSpace(text[from])) {
            from++;
        }
        while (to > from && isSpace(text[to - 1])) {
            to--;
        }
        return to > from && !nulls.has(text, from, to);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u3000' || c == '\ufeff';
    }

    @Nullable
    String raw(Target target) {
        int cell = column[target.ordinal()];
        return cell >= 0 && cell < row.cells() ? row.string(cell) : constant[target.ordinal()];
    }

    @Nullable
    String columnName(Target target) {
        return columnName(column[target.ordinal()]);
    }

    private @Nullable String columnName(int cell) {
        return cell >= 0 && cell < header.size() ? header.get(cell) : cell < 0 ? null : "Column " + (cell + 1);
    }
}
