package dev.fenji.tiering;

import dev.fenji.customer.Customers;
import dev.fenji.insight.CustomerFigures;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.policy.Calibration;
import dev.fenji.kernel.policy.Decision;
import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationCodec;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.Outcome;
import dev.fenji.kernel.policy.Standing;
import dev.fenji.kernel.policy.Tiering;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.assignment.AssignmentHistory;
import dev.fenji.tiering.assignment.CalibrationCache;
import dev.fenji.tiering.assignment.CalibrationStore;
import dev.fenji.tiering.movement.MoveHistory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Explains tiers from what was stored. A result that a later run confirmed is told with that run's figures: they are computed
 * again as of its day and known at its time, and used if they lead to the very same result.
 */
@Component
public class Explanations {
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

    private final AssignmentHistory history;
    private final CalibrationStore calibrations;
    private final CalibrationCache cache;
    private final Policies policies;
    private final CustomerFigures figures;
    private final Customers customers;
    private final StandingJournal journal;
    private final MoveHistory moves;

    Explanations(
            AssignmentHistory history,
            CalibrationStore calibrations,
            CalibrationCache cache,
            Policies policies,
            CustomerFigures figures,
            Customers customers,
            StandingJournal journal,
            MoveHistory moves) {
        this.history = history;
        this.calibrations = calibrations;
        this.cache = cache;
        this.policies = policies;
        this.figures = figures;
        this.customers = customers;
        this.journal = journal;
        this.moves = moves;
    }

    /** What was told of a customer, and what it rests on. */
    record Ground(Explained explained, CustomerFacts facts, Standing standing) {}

    /** A result and the run that last confirmed it; {@code facts} are of that run, or null where its result was stored. */
    private record Told(
            Policy policy,
            AssignmentHistory.Row row,
            CalibrationStore.Stored basis,
            Decision stored,
            Decision decision,
            @Nullable CustomerFacts facts) {}

    /**
     * @param idOrSlug the policy, null for the one in force
     * @param day null for the latest
     */
    public Explained explain(long customerId, @Nullable String idOrSlug, @Nullable LocalDate day) {
        requireVisible(customerId);
        Policy policy = policy(idOrSlug);
        return find(customerId, policy, day).orElseThrow(() -> notAssigned(customerId, policy, day));
    }

    /** Empty when the customer had no result on that day. */
    Optional<Explained> find(long customerId, Policy policy, @Nullable LocalDate day) {
        return told(customerId, policy, day).map(this::explained);
    }

    /** The latest result with the facts it rests on, so that others can be tried. */
    Ground ground(long customerId, @Nullable String idOrSlug) {
        requireVisible(customerId);
        Policy policy = policy(idOrSlug);
        Told told = told(customerId, policy, null).orElseThrow(() -> notAssigned(customerId, policy, null));
        AssignmentHistory.Row row = told.row();
        CustomerFacts facts = told.facts();
        if (facts == null) {
            StoredVersion version = version(policy, told.basis().version());
            var codec = new ExplanationCodec(
                    version.version(), Objects.requireNonNull(told.basis().calibration()));
            facts = codec.facts(row.explanation(), facts(row, told.basis(), version));
        }
        return new Ground(explained(told), facts, new Standing(row.tier(), row.countedFrom(), row.state()));
    }

    private Optional<Told> told(long customerId, Policy policy, @Nullable LocalDate day) {
        LocalDate until = day == null ? FOREVER : day;
        return history.on(policy.id(), customerId, until).map(row -> {
            CalibrationStore.Stored confirmed = calibrations
                    .lastUntil(policy.id(), until)
                    .orElseThrow(() -> new IllegalStateException("An assignment has a calibration."));
            Decision stored = decode(policy, row);
            CalibrationStore.Stored basis = cache.get(row.calibrationId());
            Told again = confirms(confirmed, basis) ? again(policy, row, confirmed, stored) : null;
            return again == null ? new Told(policy, row, basis, stored, stored, null) : again;
        });
    }

    /** A live result is newer than the runs before it. */
    private static boolean confirms(CalibrationStore.Stored run, CalibrationStore.Stored basis) {
        return basis.basedOn() == null ? run.id() != basis.id() : run.id() > basis.id();
    }

    private Explained explained(Told told) {
        AssignmentHistory.Row row = told.row();
        return new Explained(
                told.policy(),
                version(told.policy(), told.basis().version()),
                told.basis().asOf(),
                row.validFrom(),
                row.since(),
                outcome(row.outcome()),
                told.decision(),
                Objects.requireNonNull(told.basis().calibration()),
                told.basis().id(),
                journal.causeOf(told.policy().id(), row.customerId(), row.calibrationId()),
                diff(told.policy(), row, told.stored()));
    }

    private ProblemException notAssigned(long customerId, Policy policy, @Nullable LocalDate day) {
        LocalDate first = day == null ? null : moves.first(policy.id());
        if (day != null && first != null && day.isBefore(first)) {
            return new ProblemException(
                    TieringProblem.BEFORE_HISTORY,
                    Map.of("day", day.toString(), "first", first.toString(), "policy", policy.slug()));
        }
        return new ProblemException(
                TieringProblem.NOT_ASSIGNED,
                Map.of("customer", customerId, "policy", policy.slug(), "asOf", String.valueOf(day)));
    }

    public Policy policy(@Nullable String idOrSlug) {
        if (idOrSlug != null && !idOrSlug.isBlank()) {
            return policies.get(idOrSlug);
        }
        Policy inForce = policies.inForce();
        if (inForce == null) {
            throw new ProblemException(TieringProblem.POLICY_NOT_FOUND, Map.of("policy", "in force"));
        }
        return inForce;
    }

    void requireVisible(long customerId) {
        if (customers.get(customerId).isEmpty()) {
            throw new ProblemException(TieringProblem.CUSTOMER_NOT_FOUND, Map.of("customer", customerId));
        }
    }

    /** What a stored row says. */
    Decision decode(Policy policy, AssignmentHistory.Row row) {
        Calibration calibration =
                Objects.requireNonNull(cache.get(row.calibrationId()).calibration());
        var codec = new ExplanationCodec(version(policy, row.version()).version(), calibration);
        return codec.decode(row.customerId(), row.explanation());
    }

    /** The decision of the run that confirmed it, with that run's figures; null when what was known then is gone. */
    private @Nullable Told again(
            Policy policy, AssignmentHistory.Row row, CalibrationStore.Stored run, Decision stored) {
        StoredVersion version = version(policy, run.version());
        Calibration calibration = run.calibration();
        if (calibration == null) {
            return null;
        }
        CustomerFacts facts = facts(row, run, version);
        var before = new Standing(row.tier(), row.countedFrom(), row.state());
        Decision decision = Tiering.assign(version.version(), calibration, facts, before);
        return same(decision.explanation(), stored.explanation())
                ? new Told(policy, row, run, stored, decision, facts)
                : null;
    }

    private CustomerFacts facts(AssignmentHistory.Row row, CalibrationStore.Stored run, StoredVersion version) {
        return figures.facts(
                row.customerId(),
                version.document().window(run.asOf()),
                run.knownAt(),
                version.document().fields());
    }

    private static boolean same(Explanation one, Explanation other) {
        return one.policyVersion() == other.policyVersion()
                && Objects.equals(one.tier(), other.tier())
                && equal(one.total(), other.total())
                && Objects.equals(code(one), code(other));
    }

    private static @Nullable Object code(Explanation explanation) {
        Explanation.Reason reason = explanation.reason();
        return reason == null ? null : reason.code();
    }

    private static boolean equal(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private @Nullable ExplanationDiff diff(Policy policy, AssignmentHistory.Row row, Decision stored) {
        return history.before(row)
                .map(before -> stored.explanation().diff(decode(policy, before).explanation()))
                .orElse(null);
    }

    private StoredVersion version(Policy policy, int number) {
        return policy.versions().stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseGet(() -> policies.version(policy.id(), number));
    }

    static String outcome(String code) {
        return List.of(Outcome.values()).stream()
                .filter(outcome -> outcome.name().startsWith(code))
                .findFirst()
                .orElse(Outcome.KEPT)
                .name();
    }
}
