package dev.fenji.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the application stored against the plain computation, customer by customer. */
final class Comparison {
    /** What held under a policy on a day, as a text per customer. */
    private static final String ON_A_DAY = """
            select c.external_key, a.tier, a.score, a.segment, a.r, a.f
            from (select distinct on (h.customer_id) h.* from assignment h join policy p on p.id = h.policy_id
                  where p.slug = ? and h.valid_from <= ?
                  order by h.customer_id, h.valid_from desc, h.calibration_id desc) a
            join customer c on c.id = a.customer_id where a.tier is not null""";

    private static final String FIGURES =
            "select c.external_key, m.* from customer_metric m join customer c on c.id = m.customer_id";

    private final Company company;
    private final Map<String, PlainFigures> figures;
    private final LocalDate asOf;
    private final Map<String, PlainLadders.Profile> profiles;

    Comparison(Company company, List<Sale> sales, LocalDate asOf) {
        this.company = company;
        this.figures = PlainFigures.of(sales, asOf, 12);
        this.asOf = asOf;
        this.profiles = company.profiles();
    }

    int buyers() {
        return PlainLadders.buyers(figures).size();
    }

    /** The figures in force, all customers, stages included. */
    void figuresInForce() {
        Map<String, @Nullable String> segments = new HashMap<>();
        profiles.forEach((customer, profile) -> segments.put(customer, profile.type()));
        Map<String, String> stages = PlainStages.of(figures, segments);
        Map<String, String> wanted = new TreeMap<>();
        profiles.keySet().forEach(customer -> {
            Map<String, @Nullable Object> all = plain(figures.get(customer), asOf);
            all.put("lifecycle", stages.get(customer));
            wanted.put(customer, text(all));
        });
        Map<String, String> stored = new TreeMap<>();
        company.jdbc.queryForList(FIGURES).forEach(row -> {
            Map<String, @Nullable Object> all = plain(null, asOf);
            all.put("lifecycle", null);
            all.keySet().forEach(metric -> all.put(metric, row.get(metric)));
            stored.put(String.valueOf(row.get("external_key")), text(all));
        });
        assertThat(stored).isEqualTo(wanted);
    }

    /** The tiers of the shipped policies with one score that hold on the day. */
    void tiers() {
        assertThat(stored("abc-net-revenue", row -> row.get("tier") + " " + number(row.get("score"))))
                .isEqualTo(PlainLadders.abc(figures));
        assertThat(stored("rfm-5x5", Comparison::cell)).isEqualTo(PlainLadders.rfm(figures));
        assertThat(stored("foreign-b2b-scorecard", row -> row.get("tier") + " " + number(row.get("score"))))
                .isEqualTo(PlainLadders.card(figures, profiles));
    }

    /** Some customers by the path of one customer, over any window and known at any moment. */
    static void alone(
            Company company, List<Sale> sales, LocalDate asOf, int months, @Nullable Instant knownAt, long seed)
            throws Exception {
        Map<String, Long> ids = new TreeMap<>(company.ids());
        List<String> keys = new ArrayList<>(ids.keySet());
        Map<String, PlainFigures> figures = PlainFigures.of(sales, asOf, months);
        var chosen = new SplittableRandom(seed);
        for (int i = 0; i < Math.min(25, keys.size()); i++) {
            String customer = keys.get(chosen.nextInt(keys.size()));
            Map<String, @Nullable Object> told =
                    company.figures(Objects.requireNonNull(ids.get(customer)), asOf, months, knownAt);
            Map<String, @Nullable Object> wanted = plain(figures.get(customer), asOf);
            told.keySet().retainAll(wanted.keySet());
            assertThat(text(new TreeMap<>(told)))
                    .as("%s as of %s, %d months, known at %s", customer, asOf, months, knownAt)
                    .isEqualTo(text(wanted));
        }
    }

    private Map<String, String> stored(String policy, Function<Map<String, Object>, String> result) {
        Map<String, String> stored = new TreeMap<>();
        company.jdbc
                .queryForList(ON_A_DAY, policy, asOf)
                .forEach(row -> stored.put(String.valueOf(row.get("external_key")), result.apply(row)));
        return stored;
    }

    private static String cell(Map<String, Object> row) {
        int r = whole(row, "r");
        int f = whole(row, "f");
        return row.get("segment") + " " + r + " " + f + " " + (whole(row, "score") - r - f);
    }

    private static int whole(Map<String, Object> row, String column) {
        return ((Number) Known.of(row, column)).intValue();
    }

    private static Map<String, @Nullable Object> plain(@Nullable PlainFigures figure, LocalDate asOf) {
        return new TreeMap<>(figure == null ? PlainFigures.nothing(asOf).all() : figure.all());
    }

    private static String text(Map<String, @Nullable Object> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((metric, value) ->
                text.append(metric).append('=').append(number(value)).append(' '));
        return text.toString();
    }

    /** Numbers without trailing zeros, however they came. */
    private static String number(@Nullable Object value) {
        if (value == null) {
            return "?";
        }
        String text = value.toString();
        return text.matches("-?\\d+(\\.\\d+)?") ? PlainLadders.plain(new BigDecimal(text)) : text;
    }
}
