package dev.fenji.tiering.movement;

import dev.fenji.kernel.movement.Cause;
import dev.fenji.kernel.time.MetricWindow;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.StandingTimeline;
import dev.fenji.tiering.TierOverride;
import dev.fenji.tiering.assignment.AssignmentHistory;
import dev.fenji.tiering.override.OverrideStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Moves of customers whose tier was set by hand at some time: few, so each is followed through all of its history. */
@Component
class HandMoves {
    private static final String WORTH = """
            select coalesce(sum(l.amount_base) filter (where d.occurred_on < :previous), 0) as value_before,
                   coalesce(sum(l.amount_base) filter (where d.occurred_on >= :from), 0) as value_after,
                   coalesce(bool_or(d.occurred_on >= :previous), false) as new_documents
            from sales_document d join sales_line l on l.document_id = d.id
            where d.customer_id = :customer and d.occurred_on >= :previousFrom and d.occurred_on < :day""";

    private final JdbcClient jdbc;
    private final AssignmentHistory history;
    private final OverrideStore overrides;
    private final MoveHistory moves;
    private final MoveReasons reasons;

    HandMoves(
            JdbcClient jdbc,
            AssignmentHistory history,
            OverrideStore overrides,
            MoveHistory moves,
            MoveReasons reasons) {
        this.jdbc = jdbc;
        this.history = history;
        this.overrides = overrides;
        this.moves = moves;
        this.reasons = reasons;
    }

    private record Worth(BigDecimal before, BigDecimal after, boolean newDocuments) {}

    /** Writes the moves of one policy's customers anew. */
    void rewrite(Policy policy) {
        LocalDate first = moves.first(policy.id());
        if (first == null) {
            return;
        }
        List<Long> customers = jdbc.sql(
                        "select distinct customer_id from tier_override where policy_id = :policy and approved_at is not null")
                .param("policy", policy.id())
                .query(Long.class)
                .list();
        MoveReasons.Reading reading = reasons.of(policy);
        for (long customer : customers) {
            List<MoveHistory.Row> rows = moves(policy, customer, first, reading);
            moves.forget(policy.id(), customer);
            moves.add(rows);
        }
    }

    private List<MoveHistory.Row> moves(Policy policy, long customer, LocalDate first, MoveReasons.Reading reading) {
        List<TierOverride> byHand = overrides.of(customer).stream()
                .filter(one -> one.policyId() == policy.id())
                .toList();
        List<StandingTimeline.Stretch> stretches =
                StandingTimeline.of(history.all(policy.id(), customer), byHand, first, overrides.today());
        List<MoveHistory.Row> found = new ArrayList<>();
        StandingTimeline.Stretch before = null;
        for (StandingTimeline.Stretch now : stretches) {
            String from = before == null ? null : before.tier();
            if (!Objects.equals(from, now.tier())) {
                found.add(row(policy, customer, before, now, first, reading));
            }
            before = now;
        }
        return found;
    }

    private MoveHistory.Row row(
            Policy policy,
            long customer,
            StandingTimeline.@Nullable Stretch before,
            StandingTimeline.Stretch now,
            LocalDate first,
            MoveReasons.Reading reading) {
        boolean begins = now.from().equals(first);
        Worth worth = begins ? null : worth(policy.id(), customer, now.from());
        Cause cause = cause(before, now, reading);
        return new MoveHistory.Row(
                policy.id(),
                customer,
                now.from(),
                before == null ? null : before.tier(),
                now.tier(),
                worth == null ? null : worth.before(),
                worth == null ? null : worth.after(),
                cause == null ? null : cause.kind().name(),
                cause == null ? null : cause.detail(),
                worth == null ? null : (Boolean) worth.newDocuments());
    }

    private static @Nullable Cause cause(
            StandingTimeline.@Nullable Stretch before, StandingTimeline.Stretch now, MoveReasons.Reading reading) {
        TierOverride handBefore = before == null ? null : before.byHand();
        AssignmentHistory.Row row = now.row();
        if (now.byHand() != null || handBefore != null || row == null) {
            return Cause.BY_HAND;
        }
        AssignmentHistory.Row rowBefore = before == null ? null : before.row();
        return reading.cause(
                row.customerId(),
                rowBefore == null
                        ? null
                        : reading.text(rowBefore.calibrationId(), rowBefore.tier(), rowBefore.explanation()),
                reading.text(row.calibrationId(), row.tier(), row.explanation()));
    }

    private Worth worth(int policyId, long customer, LocalDate day) {
        MoveHistory.Day computed = moves.before(policyId, day);
        LocalDate previous = computed == null ? day : computed.asOf();
        return jdbc.sql(WORTH)
                .param("customer", customer)
                .param("day", day)
                .param("from", MetricWindow.of(day).from())
                .param("previous", previous)
                .param("previousFrom", MetricWindow.of(previous).from())
                .query((row, _) -> new Worth(
                        row.getBigDecimal("value_before"),
                        row.getBigDecimal("value_after"),
                        row.getBoolean("new_documents")))
                .single();
    }
}
