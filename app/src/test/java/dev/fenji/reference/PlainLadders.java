package dev.fenji.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** ABC, RFM and the foreign scorecard as shipped, the slow and obvious way: a text per rated customer that holds its result. */
final class PlainLadders {
    private static final int FEWEST_FOR_RFM = 100;
    private static final int SMALLEST_GROUP = 30;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> FIRST_MARKETS =
            List.of("US", "DE", "JP", "GB", "FR", "CA", "AU", "KR", "NL", "SG");
    private static final List<String> SECOND_MARKETS =
            List.of("IT", "ES", "CH", "SE", "AE", "MX", "BR", "IN", "ID", "VN", "TH", "MY", "PL");

    /** What a scorecard looks at beside the figures. */
    record Profile(
            @Nullable String type,
            @Nullable String country,
            @Nullable BigDecimal paymentDelay) {}

    private PlainLadders() {}

    static Map<String, PlainFigures> buyers(Map<String, PlainFigures> figures) {
        Map<String, PlainFigures> buyers = new TreeMap<>(figures);
        buyers.values().removeIf(figure -> figure.frequency() == 0);
        return buyers;
    }

    /** "tier value" by customer. */
    static Map<String, String> abc(Map<String, PlainFigures> figures) {
        Map<String, PlainFigures> buyers = buyers(figures);
        Map<String, BigDecimal> net = new HashMap<>();
        buyers.forEach((customer, figure) -> net.put(customer, figure.net()));
        BigDecimal base = net.values().stream().filter(v -> v.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<String> order = new ArrayList<>(net.keySet());
        order.sort(Comparator.comparing((String customer) -> Known.of(net, customer))
                .reversed());
        Map<String, String> result = new TreeMap<>();
        BigDecimal before = BigDecimal.ZERO;
        BigDecimal last = null;
        String tier = "C";
        for (String customer : order) {
            BigDecimal value = Known.of(net, customer);
            if (value.signum() <= 0) {
                tier = "C";
            } else if (last == null || value.compareTo(last) != 0) {
                tier = below(before, base, "0.8") ? "A" : below(before, base, "0.95") ? "B" : "C";
            }
            result.put(customer, tier + " " + plain(value));
            last = value;
            before = before.add(value.max(BigDecimal.ZERO));
        }
        return result;
    }

    private static boolean below(BigDecimal part, BigDecimal base, String share) {
        return part.compareTo(base.multiply(new BigDecimal(share))) < 0;
    }

    /** "segment r f m" by customer; empty when the customers are too few for quantiles. */
    static Map<String, String> rfm(Map<String, PlainFigures> figures) {
        Map<String, PlainFigures> buyers = buyers(figures);
        Map<String, String> result = new TreeMap<>();
        if (buyers.size() < FEWEST_FOR_RFM) {
            return result;
        }
        Map<String, Integer> recency = bins(buyers, figure -> number(figure.since(figure.last())), 5);
        Map<String, Integer> frequency = bins(buyers, figure -> number(figure.frequency()), 5);
        Map<String, Integer> monetary = bins(buyers, PlainFigures::net, 5);
        for (String customer : buyers.keySet()) {
            int r = 5 - Known.of(recency, customer);
            int f = 1 + Known.of(frequency, customer);
            result.put(customer, segment(r, f) + " " + r + " " + f + " " + (1 + Known.of(monetary, customer)));
        }
        return result;
    }

    static String segment(int r, int f) {
        if (r <= 2) {
            return f <= 2 ? "hibernating" : f <= 4 ? "at-risk" : "cant-lose";
        }
        if (r == 3) {
            return f <= 2 ? "about-to-sleep" : f == 3 ? "need-attention" : "loyal";
        }
        if (f >= 4) {
            return r == 5 ? "champion" : "loyal";
        }
        return f >= 2 ? "potential-loyalist" : r == 5 ? "new" : "promising";
    }

    /** "tier score" by customer; unrated ones are left out. */
    static Map<String, String> card(Map<String, PlainFigures> figures, Map<String, Profile> profiles) {
        Map<String, PlainFigures> rated = buyers(figures);
        rated.keySet().removeIf(customer -> !abroad(profiles.get(customer)));
        Map<String, String> result = new TreeMap<>();
        if (rated.size() < SMALLEST_GROUP) {
            return result;
        }
        Map<String, Map<String, PlainFigures>> groups = new TreeMap<>();
        rated.forEach((customer, figure) -> groups.computeIfAbsent(
                        String.valueOf(Known.of(profiles, customer).country()), any -> new TreeMap<>())
                .put(customer, figure));
        Map<String, PlainFigures> small = new TreeMap<>();
        groups.values().stream().filter(group -> group.size() < SMALLEST_GROUP).forEach(small::putAll);
        groups.values().forEach(group -> {
            Map<String, PlainFigures> peers =
                    group.size() >= SMALLEST_GROUP ? group : small.size() >= SMALLEST_GROUP ? small : rated;
            Map<String, Integer> value = bins(peers, PlainFigures::net, 10);
            Map<String, Integer> loyalty = bins(peers, figure -> number(figure.netFrequency()), 5);
            group.forEach((customer, figure) -> {
                String score = score(
                        figure, Known.of(profiles, customer), Known.of(value, customer), Known.of(loyalty, customer));
                if (score != null) {
                    result.put(customer, score);
                }
            });
        });
        return result;
    }

    private static boolean abroad(@Nullable Profile profile) {
        return profile != null && profile.country() != null && !"PERSON".equals(profile.type());
    }

    private static @Nullable String score(PlainFigures figure, Profile profile, int value, int loyalty) {
        int known = 0;
        BigDecimal sum = BigDecimal.ZERO;
        int[] weights = {35, 15, 15, 10, 15, 10};
        BigDecimal[] points = {
            part(value, 9),
            ramp(figure.growth(), "-0.5", "0.5"),
            part(loyalty, 4),
            ramp(number(figure.since(figure.first())), "0", "1095"),
            ramp(profile.paymentDelay(), "60", "0"),
            market(String.valueOf(profile.country()))
        };
        for (int i = 0; i < weights.length; i++) {
            if (points[i] != null) {
                known += weights[i];
                sum = sum.add(points[i].multiply(BigDecimal.valueOf(weights[i])));
            }
        }
        if (known < 60) {
            return null;
        }
        BigDecimal score = sum.divide(BigDecimal.valueOf(known), 6, RoundingMode.HALF_UP);
        String tier = reaches(score, 75) ? "A" : reaches(score, 55) ? "B" : reaches(score, 35) ? "C" : "D";
        return tier + " " + plain(score);
    }

    private static boolean reaches(BigDecimal score, int enter) {
        return score.compareTo(BigDecimal.valueOf(enter)) >= 0;
    }

    private static BigDecimal part(int bin, int top) {
        return HUNDRED.multiply(BigDecimal.valueOf(bin)).divide(BigDecimal.valueOf(top), 6, RoundingMode.HALF_UP);
    }

    private static BigDecimal market(String country) {
        return BigDecimal.valueOf(FIRST_MARKETS.contains(country) ? 100 : SECOND_MARKETS.contains(country) ? 75 : 50);
    }

    private static @Nullable BigDecimal ramp(@Nullable BigDecimal value, String from, String to) {
        if (value == null) {
            return null;
        }
        BigDecimal length = new BigDecimal(to).subtract(new BigDecimal(from));
        BigDecimal way = value.subtract(new BigDecimal(from));
        return HUNDRED.multiply(way)
                .divide(length, 6, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(HUNDRED);
    }

    /**
     * How many of the k-quantiles lie below each customer's value: boundary i is x[j] + rest/k · (x[j+1] − x[j]) with
     * (n − 1)·i = j·k + rest, and is compared without dividing.
     */
    private static Map<String, Integer> bins(
            Map<String, PlainFigures> customers, Function<PlainFigures, @Nullable BigDecimal> value, int k) {
        Map<String, BigDecimal> values = new HashMap<>();
        customers.forEach((customer, figure) -> values.put(customer, value.apply(figure)));
        List<BigDecimal> sorted = values.values().stream().sorted().toList();
        Map<String, Integer> bins = new HashMap<>();
        values.forEach((customer, own) -> {
            int bin = 0;
            for (int i = 1; i < k; i++) {
                int j = (sorted.size() - 1) * i / k;
                int rest = (sorted.size() - 1) * i % k;
                BigDecimal low = sorted.get(j);
                BigDecimal high = rest == 0 ? low : sorted.get(j + 1);
                BigDecimal distance = own.subtract(low).multiply(BigDecimal.valueOf(k));
                bin += distance.compareTo(high.subtract(low).multiply(BigDecimal.valueOf(rest))) > 0 ? 1 : 0;
            }
            bins.put(customer, bin);
        });
        return bins;
    }

    private static @Nullable BigDecimal number(@Nullable Integer value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
