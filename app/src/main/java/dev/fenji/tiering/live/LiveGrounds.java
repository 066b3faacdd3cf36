package dev.fenji.tiering.live;

import dev.fenji.insight.CustomerFigures;
import dev.fenji.insight.Insights;
import dev.fenji.kernel.facts.Field;
import dev.fenji.kernel.facts.FieldCatalogue;
import dev.fenji.kernel.policy.Assigner;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.PolicyVersion;
import dev.fenji.tiering.Policies;
import dev.fenji.tiering.assignment.CalibrationCache;
import dev.fenji.tiering.assignment.CalibrationStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the {@link LiveGround} as long as it holds: until a run comes into force, or a policy is published or retired. */
@Component
class LiveGrounds {
    private static final String CALIBRATED = """
            select p.id, p.in_force, v.number, c.id as calibration,
                   (select max(id) from run where state = 'DONE') as run
            from policy p
            join policy_version v on v.policy_id = p.id and v.state = 'PUBLISHED'
            join lateral (
                select id, version from calibration
                where policy_id = p.id and data is not null order by as_of desc, id desc limit 1) c on c.version = v.number
            where p.retired_at is null order by p.id""";

    private final JdbcClient jdbc;
    private final Policies policies;
    private final CalibrationCache calibrations;
    private final Insights insights;
    private final CustomerFigures figures;
    private @Nullable LiveGround kept;

    LiveGrounds(
            JdbcClient jdbc,
            Policies policies,
            CalibrationCache calibrations,
            Insights insights,
            CustomerFigures figures) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.calibrations = calibrations;
        this.insights = insights;
        this.figures = figures;
    }

    private record Calibrated(int policyId, boolean inForce, int version, int calibrationId, long runId) {}

    LiveGround current() {
        List<Calibrated> now = calibrated();
        LiveGround before = kept;
        if (before != null && before.stamp().equals(now.toString())) {
            return before;
        }
        LiveGround made = make(now);
        kept = made;
        return made;
    }

    boolean holds(LiveGround ground) {
        return ground.stamp().equals(calibrated().toString());
    }

    private List<Calibrated> calibrated() {
        return jdbc.sql(CALIBRATED)
                .query((row, _) -> new Calibrated(
                        row.getInt("id"),
                        row.getBoolean("in_force"),
                        row.getInt("number"),
                        row.getInt("calibration"),
                        row.getLong("run")))
                .list();
    }

    private LiveGround make(List<Calibrated> calibrated) {
        List<LiveGround.Rule> rules = new ArrayList<>();
        for (Calibrated one : calibrated) {
            PolicyVersion version =
                    policies.version(one.policyId(), one.version()).version();
            CalibrationStore.Stored stored = calibrations.get(one.calibrationId());
            Calibration calibration = Objects.requireNonNull(stored.calibration());
            rules.add(new LiveGround.Rule(version, one.inForce(), stored, new Assigner(version, calibration)));
        }
        boolean custom = rules.stream()
                .flatMap(rule -> rule.version().document().fields().stream())
                .anyMatch(field -> field.startsWith(Field.CUSTOM_PREFIX));
        return LiveGround.of(
                calibrated.toString(), rules, custom ? insights.fields() : FieldCatalogue.standard(), figures.stages());
    }
}
