package dev.fenji.kernel.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.forecast.LogMoments;
import dev.fenji.kernel.forecast.RhythmSql;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RhythmSqlTest {

    private static final int AS_OF = (int) LocalDate.of(2026, 3, 31).toEpochDay();
    private static final LocalDateTime KNOWN = LocalDate.of(2026, 3, 20).atStartOfDay();

    private record Row(long lastDay, LogMoments gaps, LogMoments amounts) {}

    @ParameterizedTest
    @EnumSource
    void agreesWithAPlainComputationAndReadsNothingLater(RhythmSql.Grain grain) throws SQLException, IOException {
        List<Fact> facts = RandomFacts.of(new SplittableRandom(5), 200, AS_OF - 500, 560);
        Map<String, Row> plain = plain(facts, grain);
        assertThat(plain).hasSizeGreaterThan(50);
        try (DuckFacts duck = new DuckFacts()) {
            duck.insert(facts);
            Map<String, Row> rows = rows(duck, grain);
            assertThat(rows).containsOnlyKeys(plain.keySet());
            rows.forEach((key, row) -> {
                Row expected = plain.getOrDefault(key, row);
                assertThat(row.lastDay()).as(key).isEqualTo(expected.lastDay());
                same(row.gaps(), expected.gaps());
                same(row.amounts(), expected.amounts());
            });
        }
    }

    private static void same(LogMoments one, LogMoments other) {
        assertThat(one.count()).isEqualTo(other.count());
        assertThat(one.sum()).isCloseTo(other.sum(), within(1e-7));
        assertThat(one.squares()).isCloseTo(other.squares(), within(1e-7));
    }

    private static Map<String, Row> plain(List<Fact> facts, RhythmSql.Grain grain) {
        Map<String, TreeMap<Integer, Double>> days = new HashMap<>();
        for (Fact fact : facts) {
            boolean category = grain == RhythmSql.Grain.CATEGORY;
            boolean counts = fact.customer() != null
                    && fact.purchase()
                    && fact.day() < AS_OF
                    && fact.recordedSecond() <= KNOWN.toEpochSecond(ZoneOffset.UTC)
                    && (!category || (fact.goods() && fact.category() != null));
            if (counts) {
                days.computeIfAbsent(fact.customer() + "/" + (category ? fact.category() : ""), any -> new TreeMap<>())
                        .merge(fact.day(), fact.amount().doubleValue(), Double::sum);
            }
        }
        Map<String, Row> rows = new HashMap<>();
        days.forEach((key, bought) -> {
            LogMoments gaps = LogMoments.NONE;
            LogMoments amounts = LogMoments.NONE;
            Integer before = null;
            for (Map.Entry<Integer, Double> day : bought.entrySet()) {
                gaps = before == null ? gaps : gaps.with(day.getKey() - before);
                amounts = amounts.with(day.getValue());
                before = day.getKey();
            }
            rows.put(key, new Row(bought.lastKey(), gaps, amounts));
        });
        return rows;
    }

    private static Map<String, Row> rows(DuckFacts duck, RhythmSql.Grain grain) throws SQLException {
        Positional text = RhythmSql.positional(grain);
        Map<String, Object> values = Map.of("as_of_day", AS_OF, "known_at", KNOWN);
        Map<String, Row> rows = new HashMap<>();
        try (PreparedStatement select = duck.connection().prepareStatement(text.sql())) {
            for (int i = 0; i < text.order().size(); i++) {
                select.setObject(i + 1, values.get(text.order().get(i)));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.put(
                            row.getLong(1) + "/" + row.getString(2),
                            new Row(
                                    row.getLong(3),
                                    RhythmSql.moments(row.getLong(4), row.getLong(5), row.getLong(6)),
                                    RhythmSql.moments(row.getLong(7), row.getLong(8), row.getLong(9))));
                }
            }
        }
        return rows;
    }
}
