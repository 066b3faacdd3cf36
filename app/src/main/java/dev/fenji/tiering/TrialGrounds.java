package dev.fenji.tiering;

import dev.fenji.insight.CopyCursor;
import dev.fenji.insight.Insights;
import dev.fenji.insight.Populations;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metric;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.policy.PolicyDocument;
import dev.fenji.kernel.policy.TierDef;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.tiering.assignment.AssignmentPartition;
import dev.fenji.tiering.assignment.Baseline;
import dev.fenji.tiering.assignment.StandingStates;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what drafts are tried on, as of the day in force, for the windows that were asked for last while there is memory. */
@Component
class TrialGrounds {
    /** By these a simulation can be looked at, and movers filtered. */
    static final List<String> SEGMENTS = List.of("country", "type", "industry", "region", "size_class", "lifecycle");

    private static final int MOST = 2;
    private static final String STAMP = """
            select concat_ws('/', organisation_today(),
                             (select id from policy where in_force),
                             (select max(id) from calibration where based_on is null),
                             (select md5(string_agg(concat(id, tier), ',' order by id)) from tier_override_in_force))""";
    private static final String STANDINGS =
            "select customer_id, tier from standing where tier is not null order by customer_id";

    private final Populations populations;
    private final Insights insights;
    private final Policies policies;
    private final DataSource postgres;
    private final JdbcClient jdbc;
    private final Map<Integer, SoftReference<TrialGround>> kept = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SoftReference<TrialGround>> eldest) {
            return size() > MOST;
        }
    };

    TrialGrounds(Populations populations, Insights insights, Policies policies, DataSource postgres, JdbcClient jdbc) {
        this.populations = populations;
        this.insights = insights;
        this.policies = policies;
        this.postgres = postgres;
        this.jdbc = jdbc;
    }

    /** Null before the first run. */
    synchronized @Nullable TrialGround of(PolicyDocument document) {
        LocalDate day = insights.dayInForce();
        Population population = day == null ? null : populations.of(document.window(day), fields(document));
        if (population == null) {
            return null;
        }
        String stamp = jdbc.sql(STAMP).query(String.class).single();
        SoftReference<TrialGround> reference = kept.get(document.windowMonths());
        TrialGround known = reference == null ? null : reference.get();
        if (known != null && known.population() == population && known.stamp().equals(stamp)) {
            return known;
        }
        Policy inForce = policies.inForce();
        var ground = new TrialGround(stamp, population, inForce, standings(population, inForce));
        kept.put(document.windowMonths(), new SoftReference<>(ground));
        return ground;
    }

    /** What a policy remembers; nothing of one that was never assigned. */
    TrialGround.Past past(TrialGround ground, PolicyDocument document) {
        Policy policy = policies.find(document.slug());
        return policy == null
                ? TrialGround.Past.NOTHING
                : ground.pasts()
                        .computeIfAbsent(
                                new TrialGround.PastKey(policy.id(), document.hasMemory()), key -> read(ground, key));
    }

    private TrialGround.Past read(TrialGround ground, TrialGround.PastKey policy) {
        Map<Integer, String> byHand = byHand(ground.population(), policy.id());
        if (!policy.memory()) {
            return new TrialGround.Past(Baseline.none(), StandingStates.none(), byHand);
        }
        LocalDate day = ground.population().asOf();
        try (Connection connection = postgres.getConnection()) {
            var partition = new AssignmentPartition(connection, policy.id());
            boolean fresh = partition.isMissing();
            Baseline before = fresh ? Baseline.none() : partition.before(day);
            StandingStates states = fresh ? StandingStates.none() : StandingStates.before(connection, policy.id(), day);
            return new TrialGround.Past(before, states, byHand);
        } catch (SQLException e) {
            throw new IllegalStateException("What held before could not be read.", e);
        }
    }

    private Map<Integer, String> byHand(Population population, int policyId) {
        Map<Integer, String> tiers = new HashMap<>();
        jdbc.sql("select customer_id, tier from tier_override_in_force where policy_id = :policy")
                .param("policy", policyId)
                .query(row -> {
                    int at = TrialGround.row(population, row.getLong(1));
                    if (at >= 0) {
                        tiers.put(at, row.getString(2));
                    }
                });
        return tiers;
    }

    /** Customers come in the order of the population. */
    private Side standings(Population population, @Nullable Policy inForce) {
        List<String> tiers = new ArrayList<>(
                inForce == null
                        ? List.of()
                        : inForce.document().tiers().stream().map(TierDef::id).toList());
        int rungs = tiers.size();
        int[] places = new int[population.size()];
        try (Connection connection = postgres.getConnection();
                var rows = CopyCursor.open(connection, STANDINGS)) {
            Map<String, Integer> known = new HashMap<>();
            tiers.forEach(tier -> known.put(tier, known.size()));
            int at = 0;
            while (rows.next()) {
                rows.has();
                long customer = rows.bigint();
                rows.has();
                int place = known.computeIfAbsent(rows.text(), tier -> add(tiers, tier));
                while (at < places.length && population.customerId(at) < customer) {
                    at++;
                }
                if (at < places.length && population.customerId(at) == customer) {
                    places[at] = place + 1;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The standings could not be read.", e);
        }
        byte[] side = new byte[places.length];
        for (int row = 0; row < side.length; row++) {
            side[row] = (byte) (places[row] == 0 ? tiers.size() : places[row] - 1);
        }
        return new Side(tiers, rungs, side);
    }

    private static int add(List<String> tiers, String tier) {
        tiers.add(tier);
        return tiers.size() - 1;
    }

    /** All metrics that a population has anyway, so that a criterion more needs no other population. */
    private static Set<String> fields(PolicyDocument document) {
        var fields = new TreeSet<>(document.fields());
        Metrics.fromFacts().stream().map(Metric::id).forEach(fields::add);
        fields.add(Metrics.EXPECTED_MARGIN_365.id());
        fields.addAll(SEGMENTS);
        return fields;
    }
}
