package dev.fenji.overview;

import static dev.fenji.overview.ListColumn.Kind.DATE;
import static dev.fenji.overview.ListColumn.Kind.NUMBER;
import static dev.fenji.overview.ListColumn.Kind.TEXT;

import dev.fenji.kernel.facts.Field;
import dev.fenji.tiering.movement.Movements;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a list as of a past day. The history keeps tiers with their score and segment; a profile is that of now, whatever
 * the day. Figures, forecasts and declared potential are kept for the latest day only: no such list has them.
 */
final class PastColumns {

    /** What was computed last until the day, by whichever policy is asked for. */
    private static final String HELD = """
             from assignment a
             where a.policy_id = ? and a.customer_id = o.customer_id and a.valid_from <= ?
             order by a.valid_from desc, a.calibration_id desc limit 1)""";

    /** The grid is that of the published RFM policy; the one in force if that is one. */
    private static final String HELD_IN_THE_GRID = """
             from assignment a
             where a.policy_id = (select p.id
                                  from policy p
                                           join policy_version v on v.policy_id = p.id and v.state = 'PUBLISHED'
                                  where v.document -> 'method' ->> 'kind' = 'rfm' and p.retired_at is null
                                  order by p.in_force desc, p.id limit 1)
               and a.customer_id = o.customer_id and a.valid_from <= ?
             order by a.valid_from desc, a.calibration_id desc limit 1)""";

    private final Movements.Then then;

    PastColumns(Movements.Then then) {
        this.then = then;
    }

    static boolean has(Field field) {
        return switch (field.group()) {
            case PROFILE, TIER, CUSTOM -> true;
            case METRIC, POTENTIAL -> false;
        };
    }

    /** Null for a field that is the same on every day. */
    @Nullable
    ListColumn find(String field) {
        return switch (field) {
            case "tier" -> tier();
            case "tier_since" -> column(field, DATE, since());
            case "score" -> column(field, NUMBER, Sql.of("(select a.score").then(HELD, then.policyId(), then.day()));
            case "segment" -> column(field, TEXT, Sql.of("(select a.segment").then(HELD_IN_THE_GRID, then.day()));
            case "rfm_r" -> column(field, NUMBER, Sql.of("(select a.r::int").then(HELD_IN_THE_GRID, then.day()));
            case "rfm_f" -> column(field, NUMBER, Sql.of("(select a.f::int").then(HELD_IN_THE_GRID, then.day()));
            default -> null;
        };
    }

    /** Sorted by its rank, best first. */
    private ListColumn tier() {
        Sql rank = Sql.of("array_position(?::text[],", (Object) then.tiers().toArray(String[]::new))
                .then(tierThen())
                .then(")");
        return new ListColumn("tier", TEXT, tierThen(), rank);
    }

    /** The last move up to the day tells. */
    private Sql tierThen() {
        return Sql.of("""
                (select m.to_tier from tier_move m
                 where m.policy_id = ? and m.customer_id = o.customer_id and m.moved_on <= ?
                 order by m.moved_on desc limit 1)""", then.policyId(), then.day());
    }

    private Sql since() {
        return Sql.of("case when")
                .then(tierThen())
                .then("is not null then")
                .then(Sql.of("""
                (select tier_since(a.policy_id, a.customer_id, ?, m.to_tier, a.since)
                 from assignment a cross join lateral (
                     select x.to_tier from tier_move x
                     where x.policy_id = a.policy_id and x.customer_id = a.customer_id and x.moved_on <= ?
                     order by x.moved_on desc limit 1) m
                 where a.policy_id = ? and a.customer_id = o.customer_id and a.valid_from <= ?
                 order by a.valid_from desc, a.calibration_id desc limit 1)""", then.day(), then.day(), then.policyId(), then.day()))
                .then("end");
    }

    private static ListColumn column(String field, ListColumn.Kind kind, Sql value) {
        Sql one = value.inBrackets();
        return new ListColumn(field, kind, one, one);
    }
}
