package dev.fenji.intake.mapping;

import dev.fenji.intake.reading.Row;
import dev.fenji.sales.RateRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as exchange rates: one rate per row, or ({@code layout} = WIDE, as the European Central Bank publishes its history)
 * one row per day with a column for every currency.
 */
public final class RateBinder implements Binder {

    /** The constant that tells the layout. */
    public static final String LAYOUT = "layout";

    public static final String WIDE = "WIDE";

    private final Cells cells;
    private final boolean wide;
    private final Map<String, Integer> quotes = new LinkedHashMap<>();
    private final DecimalReader numbers;
    private List<RateRow> rates = List.of();

    RateBinder(Mapping mapping, List<String> header, Cells cells) {
        this.cells = cells;
        this.wide = WIDE.equalsIgnoreCase(mapping.constants().get(LAYOUT));
        this.numbers = DecimalReader.rate(mapping.decimal());
        for (int i = 0; wide && i < header.size(); i++) {
            if (isCurrency(header.get(i))) {
                quotes.put(header.get(i), i);
            }
        }
    }

    private static boolean isCurrency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(code));
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        rates = List.of();
        LocalDate day = cells.day(Target.RATE_DATE);
        String base = cells.currency(Target.RATE_BASE);
        if (day == null && cells.findings().isEmpty()) {
            cells.missing(Target.RATE_DATE);
        }
        if (base == null && cells.findings().isEmpty()) {
            cells.missing(Target.RATE_BASE);
        }
        if (day != null && base != null) {
            rates = wide ? wide(day, base) : one(day, base);
        }
        return cells.findings();
    }

    private List<RateRow> one(LocalDate day, String base) {
        int before = cells.findings().size();
        String quote = cells.currency(Target.RATE_QUOTE);
        BigDecimal rate = cells.decimal(Target.RATE);
        LocalDate until = cells.day(Target.VALID_UNTIL);
        if (cells.findings().size() > before) {
            return List.of();
        }
        if (quote == null) {
            cells.missing(Target.RATE_QUOTE);
            return List.of();
        }
        if (rate == null) {
            cells.missing(Target.RATE);
            return List.of();
        }
        if (rate.signum() <= 0) {
            cells.add("intake/rate-not-positive", Target.RATE);
            return List.of();
        }
        return List.of(
                cells.mapped(Target.VALID_UNTIL)
                        ? new RateRow(base, quote, day, until, rate)
                        : RateRow.daily(base, quote, day, rate));
    }

    private List<RateRow> wide(LocalDate day, String base) {
        List<RateRow> found = new ArrayList<>();
        quotes.forEach((quote, cell) -> {
            String text = cells.text(cell);
            if (text == null) {
                return;
            }
            boolean good = numbers.read(text.toCharArray(), 0, text.length()) == DecimalReader.Outcome.OK
                    && numbers.unscaled() > 0;
            if (good) {
                found.add(RateRow.daily(base, quote, day, numbers.value()));
            } else {
                cells.add(Finding.of("intake/rate-not-positive", quote, text));
            }
        });
        return found;
    }

    public List<RateRow> rates() {
        return rates;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RateRow rate : rates) {
            values.putIfAbsent(Target.RATE_DATE.id(), rate.validFrom().toString());
            values.putIfAbsent(Target.RATE_BASE.id(), rate.base());
            values.put(rate.quote(), rate.rate().toPlainString());
        }
        return values;
    }
}
