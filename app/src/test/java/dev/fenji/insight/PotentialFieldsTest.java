package dev.fenji.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.lifecycle.Lifecycle;
import dev.fenji.kernel.lifecycle.LifecycleRule;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Patiently;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is declared counts as of its day, in both engines, and nothing later leaks in. */
@DatabaseTest
class PotentialFieldsTest {
    private static final int CUSTOMERS = 30;
    private static final LocalDate DAY = LocalDate.of(2024, 6, 15);
    private static final PotentialKind KIND = PotentialKind.SHARE_OF_WALLET;
    private static final List<String> FIELDS =
            PotentialKind.fields().stream().map(Field::id).toList();
    private static final @Nullable Instant ALL = null;

    @Autowired
    Engine engine;

    @Autowired
    CustomerMetrics one;

    @Autowired
    PastDays past;

    @Autowired
    JdbcTemplate jdbc;

    /** The rows once more, for a plain third computation. */
    private record Said(
            long id,
            long customer,
            PotentialKind kind,
            BigDecimal value,
            BigDecimal confidence,
            LocalDate observedOn,
            @Nullable LocalDate validUntil,
            Instant recordedAt,
            @Nullable Instant withdrawnAt) {

        boolean holds(LocalDate asOf, @Nullable Instant knownAt) {
            boolean taken = withdrawnAt != null && (knownAt == null || !withdrawnAt.isAfter(knownAt));
            return observedOn.isBefore(asOf)
                    && (validUntil == null || !validUntil.isBefore(asOf))
                    && (knownAt == null || !recordedAt.isAfter(knownAt))
                    && !taken;
        }
    }

    private final List<Said> said = new ArrayList<>();

    @BeforeEach
    void beginAnew() {
        Patiently.execute(jdbc, "truncate sales_line, sales_document, product, customer restart identity cascade");
        engine.analytics().drop();
        var facts = new RandomFacts(jdbc, 17, "UTC");
        facts.customers(CUSTOMERS);
        facts.products();
        facts.documents(60);
    }

    @Test
    void bothEnginesAndAPlainComputationAgreeOnRandomInputs() throws Exception {
        long seed = 20_261_122;
        System.out.println("Random inputs: seed " + seed);
        var random = new SplittableRandom(seed);
        randomly(random, 400);
        agree(random);
        randomly(random, 40);
        withdrawSome(random);
        agree(random);
    }

    private void agree(SplittableRandom random) throws Exception {
        engine.copy().refresh(any -> {});
        for (int i = 0; i < 6; i++) {
            LocalDate asOf = DAY.plusDays(random.nextInt(-60, 60));
            agree(asOf, null);
            agree(asOf, Instant.parse("2024-06-15T12:00:00Z").plus(Duration.ofHours(random.nextInt(-1000, 1000))));
        }
    }

    private void agree(LocalDate asOf, @Nullable Instant knownAt) throws Exception {
        Population all = everyone(asOf, knownAt);
        assertThat(all.size()).isEqualTo(CUSTOMERS);
        for (int row = 0; row < all.size(); row++) {
            CustomerFacts facts = all.row(row);
            var expected = plain(facts.customerId(), asOf, knownAt);
            assertThat(values(facts))
                    .as("everyone, %s %s %s", asOf, knownAt, facts.customerId())
                    .isEqualTo(expected);
            assertThat(values(alone(facts.customerId(), asOf, knownAt)))
                    .as("alone, %s %s %s", asOf, knownAt, facts.customerId())
                    .isEqualTo(expected);
        }
    }

    @Test
    void anObservationCountsFromTheNextDayOn() throws Exception {
        say(1, DAY, null, 40);
        assertThat(share(DAY, ALL)).isNull();
        assertThat(share(DAY.plusDays(1), ALL)).isEqualTo(40);
    }

    @Test
    void itHoldsUpToItsLastValidDayAndThenTheOneBeforeHoldsAgain() throws Exception {
        say(1, DAY.minusDays(30), null, 10);
        say(1, DAY, DAY.plusDays(5), 40);
        assertThat(share(DAY.plusDays(5), ALL)).isEqualTo(40);
        assertThat(share(DAY.plusDays(6), ALL)).isEqualTo(10);
    }

    @Test
    void theLatestObservationHoldsAndOfOneDayTheOneRecordedLast() throws Exception {
        say(1, DAY, null, 40);
        say(1, DAY.minusDays(1), null, 10);
        say(1, DAY, null, 55);
        assertThat(share(DAY.plusDays(1), ALL)).isEqualTo(55);
        assertThat(share(DAY, ALL)).isEqualTo(10);
    }

    @Test
    void whatWasWithdrawnCountsNoLongerButWasKnownBefore() throws Exception {
        long id = say(1, DAY, null, 40);
        Instant before = Objects.requireNonNull(
                        jdbc.queryForObject("select max(recorded_at) from potential_input", Timestamp.class))
                .toInstant();
        jdbc.update(
                "update potential_input set withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = 'wrong',"
                        + " tx = pg_current_xact_id() where id = ?",
                id);
        assertThat(share(DAY.plusDays(1), ALL)).isNull();
        assertThat(share(DAY.plusDays(1), before)).isEqualTo(40);
        assertThat(share(DAY.plusDays(1), before.minusSeconds(1))).isNull();
    }

    @Test
    void onlyRowsThatMovedAreCarriedOverAgain() throws Exception {
        say(1, DAY, null, 40);
        say(2, DAY, null, 41);
        engine.copy().refresh(any -> {});
        jdbc.update("update potential_input set value = 99 where customer_id = 1");
        jdbc.update("update potential_input set value = 98, tx = pg_current_xact_id() where customer_id = 2");
        say(3, DAY, null, 43);
        Population all = everyone(DAY.plusDays(1), ALL);
        assertThat(List.of(all.row(0), all.row(1), all.row(2)))
                .extracting(facts -> facts.micros(KIND.field()) / Micros.ONE)
                .as("1 did not say that it moved")
                .containsExactly(40L, 98L, 43L);
    }

    @Test
    void lookingBackSeesWhatWasObservedBeforeAndWhereItMattersRecordedBefore() throws Exception {
        say(1, DAY, null, 40);
        say(1, DAY.plusDays(20), null, 70);
        Instant longAgo = Instant.parse("2024-07-01T00:00:00Z");
        Patiently.execute(jdbc, "update customer set created_at = '2022-01-01Z', tx = pg_current_xact_id()");
        try (PastDays.Look look = past.open(any -> {})) {
            assertThat(then(look, DAY, null)).isNull();
            assertThat(then(look, DAY.plusDays(20), null)).isEqualTo(40);
            assertThat(then(look, DAY.plusDays(21), null)).isEqualTo(70);
            assertThat(then(look, DAY.plusDays(21), longAgo))
                    .as("all of it was written down later")
                    .isNull();
        }
    }

    private static @Nullable Long then(PastDays.Look look, LocalDate asOf, @Nullable Instant knownAt) {
        PastDay day = look.day(asOf, List.of(12), FIELDS, knownAt, asOf.plusMonths(1), RunProgress.SILENT);
        return units(day.population(12).row(0));
    }

    private @Nullable Long share(LocalDate asOf, @Nullable Instant knownAt) throws Exception {
        Long all = units(everyone(asOf, knownAt).row(0));
        assertThat(units(alone(1, asOf, knownAt))).isEqualTo(all);
        return all;
    }

    private static @Nullable Long units(CustomerFacts facts) {
        long micros = facts.micros(KIND.field());
        return micros == Micros.UNKNOWN ? null : micros / Micros.ONE;
    }

    private Population everyone(LocalDate asOf, @Nullable Instant knownAt) throws SQLException {
        engine.copy().refresh(any -> {});
        try (Connection copy = engine.analytics().connect()) {
            var wanted = Attributes.of(FIELDS, FieldCatalogue.standard());
            return new PopulationLoader(
                            copy, MetricWindow.of(asOf), knownAt, wanted, WantedForecasts.NONE, RunProgress.SILENT)
                    .load()
                    .population();
        }
    }

    private CustomerFacts alone(long customer, LocalDate asOf, @Nullable Instant knownAt) {
        var wanted = Attributes.of(FIELDS, FieldCatalogue.standard()).fields();
        var stages = new Lifecycle(LifecycleRule.STANDARD, Lifecycle.calibrate(LifecycleRule.STANDARD, List.of()));
        return one.facts(customer, MetricWindow.of(asOf), knownAt, wanted, stages);
    }

    private TreeMap<String, Long> plain(long customer, LocalDate asOf, @Nullable Instant knownAt) {
        var values = new TreeMap<String, Long>();
        for (PotentialKind kind : PotentialKind.values()) {
            Said holds = said.stream()
                    .filter(one -> one.customer() == customer && one.kind() == kind && one.holds(asOf, knownAt))
                    .max(Comparator.comparing(Said::observedOn)
                            .thenComparing(Said::recordedAt)
                            .thenComparing(Said::id))
                    .orElse(null);
            values.put(kind.field(), holds == null ? Micros.UNKNOWN : Micros.of(holds.value()));
            values.put(kind.confidence(), holds == null ? Micros.UNKNOWN : Micros.of(holds.confidence()));
        }
        return values;
    }

    private static TreeMap<String, Long> values(CustomerFacts facts) {
        var values = new TreeMap<String, Long>();
        FIELDS.forEach(field -> values.put(field, facts.micros(field)));
        return values;
    }

    private long say(long customer, LocalDate on, @Nullable LocalDate until, int value) {
        return insert(
                customer,
                KIND,
                BigDecimal.valueOf(value),
                new BigDecimal("0.8"),
                on,
                until,
                Timestamp.from(Instant.now()));
    }

    private long insert(
            long customer,
            PotentialKind kind,
            BigDecimal value,
            BigDecimal confidence,
            LocalDate on,
            @Nullable LocalDate until,
            Timestamp recorded) {
        Long id = jdbc.queryForObject("""
                insert into potential_input (customer_id, kind, value, confidence, source, observed_on, valid_until,
                                             recorded_at, recorded_by)
                values (?, ?, ?, ?, 'test', ?, ?, ?, 'test') returning id""", Long.class, customer, kind.id(), value, confidence, on, until, recorded);
        return id == null ? 0 : id;
    }

    private void randomly(SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            PotentialKind kind = PotentialKind.values()[random.nextInt(PotentialKind.values().length)];
            LocalDate on = DAY.plusDays(random.nextInt(-90, 90));
            LocalDate until = random.nextInt(3) == 0 ? on.plusDays(random.nextInt(60)) : null;
            // Whole hours, so that many are recorded at the same moment.
            Instant recorded =
                    Instant.parse("2024-06-15T12:00:00Z").plus(Duration.ofHours(random.nextInt(-40, 40) * 24L));
            insert(
                    1 + random.nextInt(CUSTOMERS),
                    kind,
                    BigDecimal.valueOf(random.nextLong(100_000_000), Micros.SCALE),
                    BigDecimal.valueOf(random.nextLong(1_000_001), Micros.SCALE),
                    on,
                    until,
                    Timestamp.from(recorded));
        }
        readBack();
    }

    private void withdrawSome(SplittableRandom random) {
        for (Said one : said) {
            if (random.nextInt(6) == 0) {
                jdbc.update(
                        "update potential_input set withdrawn_at = ?, withdrawn_by = 'x', withdrawn_reason = 'y',"
                                + " tx = pg_current_xact_id() where id = ?",
                        Timestamp.from(one.recordedAt().plus(Duration.ofHours(random.nextInt(500)))),
                        one.id());
            }
        }
        readBack();
    }

    private void readBack() {
        said.clear();
        said.addAll(jdbc.query("select * from potential_input", (row, _) -> said(row)));
    }

    private static Said said(ResultSet row) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Said(
                row.getLong("id"),
                row.getLong("customer_id"),
                Objects.requireNonNull(PotentialKind.find(row.getString("kind"))),
                row.getBigDecimal("value"),
                row.getBigDecimal("confidence"),
                row.getObject("observed_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getTimestamp("recorded_at").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
