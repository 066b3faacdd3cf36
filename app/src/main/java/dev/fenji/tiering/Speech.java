package dev.fenji.tiering;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.PolicyDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one policy's tiers and figures are written for one reader. */
record Speech(TierWords words, PolicyDocument document, String currency, Locale locale) {
    private static final int SHARE_TO_PERCENT = 2;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    static Speech of(TierWords words, Explained explained, Locale locale) {
        return new Speech(
                words,
                explained.version().document(),
                explained.calibration().provenance().baseCurrency(),
                locale);
    }

    String say(String key, Map<String, ?> facts) {
        return words.say(key, facts, locale);
    }

    String in(Title title) {
        return title.in(locale.toLanguageTag());
    }

    String tier(@Nullable String id) {
        int at = document.tierIndex(id);
        return at >= 0 ? in(document.tiers().get(at).title()) : id == null ? say("none", Map.of()) : id;
    }

    /** An ABC score is the value itself, with its unit. */
    String score(BigDecimal total, Explanation explanation) {
        return document.method().kind().equals("abc")
                ? raw(
                        new Explanation.Raw(total, null),
                        explanation.parts().getFirst().unit())
                : number(total, 2);
    }

    /** The two scores of a matrix, for sentences about the cell. */
    void axes(Explanation explanation, Map<String, Object> facts) {
        explanation.axes().forEach(axis -> {
            BigDecimal score = axis.score();
            facts.put(axis.axis(), score == null ? "–" : number(score, 2));
        });
    }

    /** How sure something is, 0..1. */
    String confidence(@Nullable BigDecimal known) {
        return raw(new Explanation.Raw(known, null), Unit.RATIO);
    }

    /** With what is counted; a country is kept as its code and read by its name. */
    String raw(Explanation.Raw raw, Unit unit, String field) {
        String text = raw.text();
        BigDecimal number = raw.number();
        if (number != null) {
            return switch (field) {
                case "frequency", "net_frequency", "purchases_ever" ->
                    count(number, "count.purchase", "count.purchases");
                case "category_breadth" -> count(number, "count.category", "count.categories");
                default -> raw(raw, unit);
            };
        }
        return text != null && field.equals("country") && COUNTRY.matcher(text).matches()
                ? Locale.of("", text).getDisplayCountry(locale)
                : raw(raw, unit);
    }

    private String count(BigDecimal number, String one, String many) {
        return say(number.compareTo(BigDecimal.ONE) == 0 ? one : many, Map.of("number", number(number, 2)));
    }

    String raw(Explanation.Raw raw, Unit unit) {
        BigDecimal number = raw.number();
        if (number == null) {
            String text = raw.text();
            return text == null ? say("unknown", Map.of()) : text;
        }
        return switch (unit) {
            case DATE -> TierWords.day(LocalDate.ofEpochDay(number.longValue()), locale);
            case MONEY -> money(number);
            case RATIO -> number(number.movePointRight(SHARE_TO_PERCENT), 2) + "%";
            case PERCENT -> number(number, 2) + "%";
            case DAYS -> say("days", Map.of("number", number(number, 1)));
            default -> number(number, 2);
        };
    }

    /** How much more or less, without a sign. */
    String difference(BigDecimal change, Unit unit) {
        return switch (unit) {
            case RATIO -> percentagePoints(change.movePointRight(SHARE_TO_PERCENT));
            case PERCENT -> percentagePoints(change);
            default -> raw(new Explanation.Raw(change.abs(), null), unit);
        };
    }

    private String percentagePoints(BigDecimal change) {
        return say("percentage-points", Map.of("number", number(change.abs(), 2)));
    }

    String money(BigDecimal amount) {
        return TierWords.money(amount, currency, locale);
    }

    static String number(BigDecimal value, int decimals) {
        var format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    static String signed(BigDecimal value) {
        String size = number(value.abs(), 2);
        return value.signum() == 0 ? size : (value.signum() > 0 ? "+" : "−") + size;
    }
}
