package dev.fenji.sales;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How published rates combine: a pair's own rate, either way round, before a cross rate through the euro. Divided once, at
 * the end, to 18 significant digits, half even.
 */
final class RateLegs {

    private static final MathContext DIGITS = new MathContext(18, RoundingMode.HALF_EVEN);
    private static final String PIVOT = "EUR";
    static final String SAME = "same";

    /** The price of one unit of from in to, on a day. */
    record Leg(String from, String to, LocalDate day) {
        Leg inverse() {
            return new Leg(to, from, day);
        }
    }

    /** A rate as somebody published it. */
    record Published(BigDecimal rate, LocalDate date, String source) {}

    private record Ratio(BigDecimal numerator, BigDecimal denominator, LocalDate date, String source) {

        Ratio over(Ratio other) {
            return new Ratio(
                    numerator.multiply(other.denominator),
                    denominator.multiply(other.numerator),
                    date.isBefore(other.date) ? date : other.date,
                    Stream.of(source, other.source).distinct().sorted().collect(Collectors.joining("+")));
        }
    }

    private final Map<Leg, Published> published;

    RateLegs(Map<Leg, Published> published) {
        this.published = published;
    }

    /** Every leg, both ways round, that could give the rate. */
    static Set<Leg> needed(String currency, String base, LocalDate day) {
        if (currency.equals(base)) {
            return Set.of();
        }
        return Stream.of(new Leg(currency, base, day), new Leg(PIVOT, currency, day), new Leg(PIVOT, base, day))
                .filter(leg -> !leg.from().equals(leg.to()))
                .flatMap(leg -> Stream.of(leg, leg.inverse()))
                .collect(Collectors.toUnmodifiableSet());
    }

    Rate.@Nullable Known rate(String currency, String base, LocalDate day) {
        if (currency.equals(base)) {
            return new Rate.Known(currency, BigDecimal.ONE, day, SAME);
        }
        var ratio = either(new Leg(currency, base, day));
        if (ratio == null) {
            var toCurrency = either(new Leg(PIVOT, currency, day));
            var toBase = either(new Leg(PIVOT, base, day));
            ratio = toCurrency == null || toBase == null ? null : toBase.over(toCurrency);
        }
        return ratio == null
                ? null
                : new Rate.Known(
                        currency, ratio.numerator().divide(ratio.denominator(), DIGITS), ratio.date(), ratio.source());
    }

    private @Nullable Ratio either(Leg leg) {
        var straight = published.get(leg);
        if (straight != null) {
            return new Ratio(straight.rate(), BigDecimal.ONE, straight.date(), straight.source());
        }
        var inverse = published.get(leg.inverse());
        return inverse == null ? null : new Ratio(BigDecimal.ONE, inverse.rate(), inverse.date(), inverse.source());
    }
}
