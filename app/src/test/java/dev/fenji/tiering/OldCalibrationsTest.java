package dev.fenji.tiering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.policy.CalibrationOutcome.Refusal;
import dev.fenji.test.DatabaseTest;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that an earlier version wrote are read by this one. */
@DatabaseTest
class OldCalibrationsTest {
    @Autowired
    CalibrationStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aRefusalOfAKindThatIsNoMoreIsReadAsItsNearest() {
        int policy = Objects.requireNonNull(jdbc.queryForObject("select min(id) from policy", Integer.class));
        jdbc.update(
                "insert into run (kind, state, as_of, started_by) values ('MANUAL', 'DONE', date '2025-01-01', 'x')");
        jdbc.update("""
                insert into calibration (policy_id, version, run_id, as_of, known_at, refusal, changed, output_digest)
                values (?, 1, (select max(id) from run), date '2025-01-01', now(),
                    '[{"kind": "NO_POSITIVE_VALUE", "facts": {"inScope": 3}}]', 0, '')""", policy);

        assertThat(store.lastRefusals(policy))
                .containsExactly(new Refusal(Refusal.Kind.NOBODY_RATED, Map.of("inScope", 3)));
    }
}
