package dev.fenji.tiering.movement;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.movement.Survival;
import dev.fenji.kernel.simulate.Move;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who moved between two dates under a policy. Amounts are decimal text in the base currency.
 *
 * @param history which days are known; null before the policy's first run
 * @param from tiers as they were on this day
 * @param to tiers as they were on this day
 * @param tiers the ladder, best first
 * @param cells moves from tier to tier; without those who stayed
 * @param moved sums by kind of move
 * @param reasons what carried the moves up and down, the most frequent first
 * @param netPromotionRate (up − down) ÷ customers with a tier on the first day; null when there were none
 */
public record Movement(
        PolicyName policy,
        @Nullable History history,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String baseCurrency,
        List<Rung> tiers,
        List<Cell> cells,
        List<Moved> moved,
        List<Reason> reasons,
        @Nullable Double netPromotionRate) {

    public record PolicyName(int id, String slug, Title title) {}

    /**
     * The days on which tiers were computed.
     *
     * @param first the first: before it nothing is known
     * @param last the latest
     * @param days how many there are
     * @param pending whether the moves of some of them are still being worked out
     */
    public record History(LocalDate first, LocalDate last, int days, boolean pending) {}

    /**
     * A tier and how many it held.
     *
     * @param stayed customers that had it on both days
     */
    public record Rung(String tier, Title title, long before, long after, long stayed) {}

    /** Null for no tier. */
    public record Cell(
            @Nullable String from,
            @Nullable String to,
            Move move,
            long customers,
            String valueBefore,
            String valueAfter) {}

    public record Moved(Move move, long customers, String valueBefore, String valueAfter) {}

    /**
     * @param cause see {@link dev.fenji.kernel.movement.Cause}; null when it can no longer be told
     * @param newDocuments false when time alone or the others did it
     * @param words the same in the reader's language
     */
    public record Reason(
            Move move,
            @Nullable String cause,
            @Nullable String detail,
            boolean newDocuments,
            String words,
            long customers,
            String valueBefore,
            String valueAfter) {}

    /**
     * A month, as far as it is known.
     *
     * @param from its first day, or the first day known
     * @param to the first day of the next one, or the latest day known
     * @param sizes customers in each tier at its end, in the order of the ladder
     */
    public record Month(LocalDate from, LocalDate to, List<Moved> moved, List<Long> sizes) {}

    /**
     * How long those who entered a tier stay in it.
     *
     * @param entered stays that began after the first day known
     * @param left how many of them were seen to end
     * @param halfLifeDays days until half had left; null when that was not reached
     * @param low the earliest half-life within the 95 % interval
     * @param high the latest; null when it is open
     * @param curve share still in the tier, after days
     */
    public record Stays(
            String tier,
            Title title,
            long entered,
            long left,
            @Nullable Integer halfLifeDays,
            @Nullable Integer low,
            @Nullable Integer high,
            List<Survival.Step> curve) {}

    /**
     * Which of those who moved; null where it does not matter.
     *
     * @param from tier on the first day, empty for none
     * @param to tier on the last day, empty for none
     * @param cause empty for what can no longer be told
     */
    public record Filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable Move move,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Boolean newDocuments) {}

    /**
     * A tier on a past day.
     *
     * @param value what its customers were worth by the policy's own value, as computed then; null when that is not kept
     * @param share of all value; null when it is not known
     */
    public record Size(
            String tier,
            Title title,
            long customers,
            @Nullable String value,
            @Nullable Double share) {}

    /** A customer that moved. */
    public record Mover(
            long customerId,
            String name,
            String externalKey,
            @Nullable String country,
            @Nullable String from,
            @Nullable String to,
            Move move,
            LocalDate movedOn,
            String valueBefore,
            String valueAfter,
            String reason) {}
}
