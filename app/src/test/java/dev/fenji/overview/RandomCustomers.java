package dev.fenji.overview;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldType;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.number.Micros;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers with random and missing values, in the database and as the kernel sees them. Few distinct values, so that they meet. */
final class RandomCustomers {

    static final LocalDate AS_OF = LocalDate.of(2026, 11, 21);
    static final List<String> TEXTS = List.of("ABC", "abc", "Ábc GmbH", "50% off_", "a\\b", "上海华为", "it's", "DE", "FR");
    static final List<String> TAGS = List.of("vip", "VIP", "展会", "a,b", "x y");

    private final SplittableRandom random;
    private final JdbcTemplate jdbc;
    private final Fields fields = new Fields(List.of(
            Field.custom("card", FieldType.CHOICE, Title.of("Card", "卡")),
            Field.custom("days'; --", FieldType.NUMBER, Title.of("Days", "天")),
            Field.custom("since", FieldType.DATE, Title.of("Since", "自")),
            Field.custom("agent", FieldType.BOOLEAN, Title.of("Agent", "代理"))));

    RandomCustomers(SplittableRandom random, JdbcTemplate jdbc) {
        this.random = random;
        this.jdbc = jdbc;
    }

    Fields fields() {
        return fields;
    }

    Population insert(int count) {
        jdbc.update("update overview_state set as_of = ?", AS_OF);
        var population = Population.builder(AS_OF, count);
        for (int i = 1; i <= count; i++) {
            insert(i, population);
        }
        return population.build();
    }

    private void insert(long id, Population.Builder population) {
        population.customer(id);
        String card = text();
        String agent = maybe(List.of("true", "false"));
        BigDecimal days = number();
        LocalDate since = day();
        jdbc.update("""
                insert into customer (id, source, external_key, name, attributes, search)
                values (?, 'test', ?, 'N', jsonb_strip_nulls(jsonb_build_object(
                    'card', ?::text, 'days''; --', ?::text, 'since', ?::text, 'agent', ?::boolean)), 'n')
                """, id, String.valueOf(id), card, plain(days), since == null ? null : since.toString(), agent);
        population
                .text("custom.card", card)
                .micros("custom.days'; --", Micros.ofNullable(days))
                .date("custom.since", since);
        population.micros("custom.agent", agent == null ? Micros.UNKNOWN : agent.equals("true") ? Micros.ONE : 0);
        overview(id, population);
    }

    private void overview(long id, Population.Builder population) {
        String country = text();
        String city = text();
        List<String> tags = tags();
        BigDecimal revenue = number();
        BigDecimal share = number();
        Long frequency = random.nextInt(4) == 0 ? null : (long) random.nextInt(5);
        LocalDate last = day();
        jdbc.update(
                """
                insert into customer_overview (customer_id, source, external_key, name, type, country, city, tags, created_on,
                                               net_revenue, return_share, frequency, last_purchase_on)
                values (?, 'test', ?, 'N', 'PERSON', ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                String.valueOf(id),
                country,
                city,
                tags.toArray(new String[0]),
                AS_OF,
                revenue,
                share,
                frequency,
                last);
        population
                .text("country", country)
                .text("city", city)
                .tags("tags", tags)
                .date("created_on", AS_OF);
        population.micros("net_revenue", Micros.ofNullable(revenue)).micros("return_share", Micros.ofNullable(share));
        population.micros("frequency", frequency == null ? Micros.UNKNOWN : Micros.ofUnits(frequency));
        population.date("last_purchase_on", last);
        population.micros(
                "recency_days", last == null ? Micros.UNKNOWN : Micros.ofUnits(AS_OF.toEpochDay() - last.toEpochDay()));
    }

    private @Nullable String text() {
        return maybe(TEXTS);
    }

    private @Nullable String maybe(List<String> values) {
        return random.nextInt(4) == 0 ? null : values.get(random.nextInt(values.size()));
    }

    private List<String> tags() {
        return TAGS.stream().filter(_ -> random.nextInt(4) == 0).toList();
    }

    private @Nullable BigDecimal number() {
        return random.nextInt(4) == 0
                ? null
                : BigDecimal.valueOf(random.nextLong(-2_000_000, 2_000_001) / 500_000 * 500_000, 6);
    }

    private @Nullable LocalDate day() {
        return random.nextInt(4) == 0 ? null : AS_OF.minusDays(random.nextInt(6));
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
