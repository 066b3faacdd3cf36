package dev.fenji.tiering.movement;

import dev.fenji.kernel.Title;
import dev.fenji.kernel.movement.Survival;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.ProblemException;
import dev.fenji.tiering.CauseWords;
import dev.fenji.tiering.Explanations;
import dev.fenji.tiering.Ladder;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.TieringProblem;
import dev.fenji.tiering.override.OverrideStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who moved between tiers, when, and what carried it: docs/methods/movement.md. */
@Component
public class Movements {
    private static final int DEFAULT_MONTHS = 12;

    private final MovementQueries queries;
    private final Explanations explanations;
    private final CauseWords words;
    private final Organisation organisation;
    private final OverrideStore days;
    private final PastValues pastValues;

    Movements(
            MovementQueries queries,
            Explanations explanations,
            CauseWords words,
            Organisation organisation,
            OverrideStore days,
            PastValues pastValues) {
        this.queries = queries;
        this.explanations = explanations;
        this.words = words;
        this.organisation = organisation;
        this.days = days;
        this.pastValues = pastValues;
    }

    /**
     * @param idOrSlug the policy, null for the one in force
     * @param from null for a year before the end, or the first day known
     * @param to null for the latest day known
     */
    public Movement between(
            @Nullable String idOrSlug, @Nullable LocalDate from, @Nullable LocalDate to, Locale locale) {
        Policy policy = explanations.policy(idOrSlug);
        MovementQueries.Known known = queries.known(policy.id());
        MovementQueries.Between between = between(policy, known, from, to);
        Ladder ladder = Ladder.of(policy);
        if (between == null) {
            return report(policy, known, null, ladder, List.of(), locale);
        }
        return report(policy, known, between, ladder, queries.groups(between), locale);
    }

    /** The days on which a policy was computed; null before its first run. */
    public Movement.@Nullable History history(@Nullable String idOrSlug) {
        return history(queries.known(explanations.policy(idOrSlug).id()));
    }

    /** Whose tiers a past day is asked about; a day of which nothing is known is refused. */
    public Then then(LocalDate day) {
        Policy policy = explanations.policy(null);
        MovementQueries.Known known = queries.known(policy.id());
        LocalDate first = known.first();
        LocalDate last = known.last();
        if (first == null || last == null) {
            throw new ProblemException(TieringProblem.NO_FIGURES, Map.of());
        }
        requireKnown(policy, day, first, later(last, days.today()));
        return new Then(policy.id(), day, Ladder.of(policy).tiers());
    }

    /**
     * The policy in force as of a past day.
     *
     * @param tiers its ladder, best first
     */
    public record Then(int policyId, LocalDate day, List<String> tiers) {}

    /** How many customers each tier held on a day, and what they were worth by the policy's own value then. */
    public List<Movement.Size> sizes(LocalDate day) {
        Then then = then(day);
        Policy policy = explanations.policy(null);
        Ladder ladder = Ladder.of(policy);
        Map<String, Long> sizes = queries.sizes(then.policyId(), day);
        Map<String, BigDecimal> values = pastValues.of(then.policyId(), day);
        BigDecimal total = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return then.tiers().stream()
                .filter(tier -> sizes.getOrDefault(tier, 0L) > 0)
                .map(tier -> new Movement.Size(
                        tier,
                        ladder.title(tier),
                        sizes.getOrDefault(tier, 0L),
                        values.containsKey(tier) ? Decimals.text(values.getOrDefault(tier, BigDecimal.ZERO)) : null,
                        share(values.get(tier), total)))
                .toList();
    }

    private static @Nullable Double share(@Nullable BigDecimal part, BigDecimal total) {
        return part == null || total.signum() <= 0 ? null : (Double) (part.doubleValue() / total.doubleValue());
    }

    /** The period that is meant; null when nothing is known yet. A date about which nothing can be said is refused. */
    MovementQueries.@Nullable Between between(
            Policy policy, MovementQueries.Known known, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate first = known.first();
        LocalDate last = known.last();
        if (first == null || last == null) {
            return null;
        }
        LocalDate end = to == null ? last : to;
        LocalDate begin = from == null ? later(first, end.minusMonths(DEFAULT_MONTHS)) : from;
        LocalDate newest = later(last, days.today());
        for (LocalDate day : List.of(begin, end)) {
            requireKnown(policy, day, first, newest);
        }
        if (begin.isAfter(end)) {
            throw new ProblemException(
                    TieringProblem.MOVEMENT_DATES, Map.of("from", begin.toString(), "to", end.toString()));
        }
        return new MovementQueries.Between(policy.id(), begin, end);
    }

    private static void requireKnown(Policy policy, LocalDate day, LocalDate first, LocalDate newest) {
        if (day.isBefore(first)) {
            throw new ProblemException(
                    TieringProblem.BEFORE_HISTORY,
                    Map.of("day", day.toString(), "first", first.toString(), "policy", policy.slug()));
        }
        if (day.isAfter(newest)) {
            throw new ProblemException(
                    TieringProblem.AFTER_TODAY, Map.of("day", day.toString(), "newest", newest.toString()));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The months from the first day known to the latest, the oldest first. */
    public List<Movement.Month> months(@Nullable String idOrSlug) {
        Policy policy = explanations.policy(idOrSlug);
        MovementQueries.Known known = queries.known(policy.id());
        LocalDate first = known.first();
        LocalDate last = known.last();
        if (first == null || last == null) {
            return List.of();
        }
        Ladder ladder = Ladder.of(policy);
        Map<LocalDate, List<MovementQueries.MonthGroup>> moved = new TreeMap<>();
        queries.months(policy.id(), first)
                .forEach(group -> moved.computeIfAbsent(group.month(), _ -> new ArrayList<>())
                        .add(group));
        Map<String, Long> sizes = new HashMap<>(queries.sizes(policy.id(), first));
        List<Movement.Month> months = new ArrayList<>();
        for (LocalDate month = first.withDayOfMonth(1); month.isBefore(last); month = month.plusMonths(1)) {
            List<MovementQueries.MonthGroup> groups = moved.getOrDefault(month, List.of());
            LocalDate from = later(first, month);
            LocalDate end = month.plusMonths(1);
            months.add(month(from, end.isAfter(last) ? last : end, groups, ladder, sizes));
        }
        return months;
    }

    /** How long tiers last, in the order of the ladder; tiers that nobody entered are left out. */
    public List<Movement.Stays> stays(@Nullable String idOrSlug) {
        Policy policy = explanations.policy(idOrSlug);
        MovementQueries.Known known = queries.known(policy.id());
        LocalDate first = known.first();
        LocalDate last = known.last();
        if (first == null || last == null) {
            return List.of();
        }
        Ladder ladder = Ladder.of(policy);
        Map<String, List<Survival.Stay>> stays = queries.stays(policy.id(), first, last);
        return ladder.tiers().stream()
                .filter(stays::containsKey)
                .map(tier -> stays(tier, ladder.title(tier), Survival.of(stays.getOrDefault(tier, List.of()))))
                .toList();
    }

    private static Movement.Stays stays(String tier, Title title, Survival survival) {
        return new Movement.Stays(
                tier,
                title,
                survival.begun(),
                survival.ended(),
                survival.halfLife(),
                survival.halfLifeLow(),
                survival.halfLifeHigh(),
                survival.steps());
    }

    private static Movement.Month month(
            LocalDate from,
            LocalDate to,
            List<MovementQueries.MonthGroup> groups,
            Ladder ladder,
            Map<String, Long> sizes) {
        var sums = new Sums();
        for (MovementQueries.MonthGroup group : groups) {
            sums.add(ladder.move(group.from(), group.to()), group.customers(), group.valueBefore(), group.valueAfter());
            if (group.from() != null) {
                sizes.merge(group.from(), -group.customers(), Long::sum);
            }
            if (group.to() != null) {
                sizes.merge(group.to(), group.customers(), Long::sum);
            }
        }
        return new Movement.Month(
                from,
                to,
                sums.moved(),
                ladder.tiers().stream()
                        .map(tier -> sizes.getOrDefault(tier, 0L))
                        .toList());
    }

    private Movement report(
            Policy policy,
            MovementQueries.Known known,
            MovementQueries.@Nullable Between between,
            Ladder ladder,
            List<MovementQueries.Group> groups,
            Locale locale) {
        Map<String, Long> before = between == null ? Map.of() : queries.sizes(policy.id(), between.from());
        var total = new Sums();
        groups.forEach(group -> total.add(
                ladder.move(group.from(), group.to()), group.customers(), group.valueBefore(), group.valueAfter()));
        long rated = before.values().stream().mapToLong(Long::longValue).sum();
        return new Movement(
                new Movement.PolicyName(
                        policy.id(), policy.slug(), policy.document().title()),
                history(known),
                between == null ? null : between.from(),
                between == null ? null : between.to(),
                organisation.current().baseCurrency(),
                rungs(ladder, before, groups),
                cells(ladder, groups),
                total.moved(),
                reasons(policy, ladder, groups, locale),
                rated == 0 ? null : (Double) ((double) (total.count(Move.UP) - total.count(Move.DOWN)) / rated));
    }

    private static Movement.@Nullable History history(MovementQueries.Known known) {
        LocalDate first = known.first();
        LocalDate last = known.last();
        return first == null || last == null ? null : new Movement.History(first, last, known.days(), known.pending());
    }

    private static List<Movement.Rung> rungs(
            Ladder ladder, Map<String, Long> before, List<MovementQueries.Group> groups) {
        Map<String, Long> left = new HashMap<>();
        Map<String, Long> came = new HashMap<>();
        for (MovementQueries.Group group : groups) {
            left.merge(String.valueOf(group.from()), group.customers(), Long::sum);
            came.merge(String.valueOf(group.to()), group.customers(), Long::sum);
        }
        return ladder.tiers().stream()
                .map(tier -> {
                    long had = before.getOrDefault(tier, 0L);
                    long stayed = had - left.getOrDefault(tier, 0L);
                    return new Movement.Rung(
                            tier, ladder.title(tier), had, stayed + came.getOrDefault(tier, 0L), stayed);
                })
                .toList();
    }

    private static List<Movement.Cell> cells(Ladder ladder, List<MovementQueries.Group> groups) {
        record Pair(@Nullable String from, @Nullable String to) {}
        Map<Pair, Sum> cells = new LinkedHashMap<>();
        for (MovementQueries.Group group : groups) {
            cells.computeIfAbsent(new Pair(group.from(), group.to()), _ -> new Sum())
                    .add(group.customers(), group.valueBefore(), group.valueAfter());
        }
        return cells.entrySet().stream()
                .map(cell -> new Movement.Cell(
                        cell.getKey().from(),
                        cell.getKey().to(),
                        ladder.move(cell.getKey().from(), cell.getKey().to()),
                        cell.getValue().customers,
                        Decimals.text(cell.getValue().before),
                        Decimals.text(cell.getValue().after)))
                .sorted(Comparator.comparing(Movement.Cell::customers).reversed())
                .toList();
    }

    private List<Movement.Reason> reasons(
            Policy policy, Ladder ladder, List<MovementQueries.Group> groups, Locale locale) {
        record Key(
                Move move, @Nullable String cause, @Nullable String detail, boolean newDocuments) {}
        Map<Key, Sum> sums = new LinkedHashMap<>();
        for (MovementQueries.Group group : groups) {
            Move move = ladder.move(group.from(), group.to());
            boolean news = group.newDocuments() && MovementQueries.TOLD_BY_DOCUMENTS.equals(group.cause());
            sums.computeIfAbsent(new Key(move, group.cause(), group.detail(), news), _ -> new Sum())
                    .add(group.customers(), group.valueBefore(), group.valueAfter());
        }
        return sums.entrySet().stream()
                .map(one -> new Movement.Reason(
                        one.getKey().move(),
                        one.getKey().cause(),
                        one.getKey().detail(),
                        one.getKey().newDocuments(),
                        words.say(
                                policy,
                                one.getKey().cause(),
                                one.getKey().detail(),
                                one.getKey().newDocuments(),
                                locale),
                        one.getValue().customers,
                        Decimals.text(one.getValue().before),
                        Decimals.text(one.getValue().after)))
                .sorted(Comparator.comparing(Movement.Reason::customers).reversed())
                .toList();
    }

    /** Customers and what they brought. */
    private static final class Sum {
        private long customers;
        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;

        void add(long more, BigDecimal valueBefore, BigDecimal valueAfter) {
            customers += more;
            before = before.add(valueBefore);
            after = after.add(valueAfter);
        }
    }

    /** Sums by kind of move. */
    private static final class Sums {
        private final Map<Move, Sum> sums = new EnumMap<>(Move.class);

        void add(Move move, long customers, BigDecimal before, BigDecimal after) {
            sums.computeIfAbsent(move, _ -> new Sum()).add(customers, before, after);
        }

        long count(Move move) {
            Sum sum = sums.get(move);
            return sum == null ? 0 : Objects.requireNonNull(sum).customers;
        }

        List<Movement.Moved> moved() {
            return sums.entrySet().stream()
                    .map(one -> new Movement.Moved(
                            one.getKey(),
                            one.getValue().customers,
                            Decimals.text(one.getValue().before),
                            Decimals.text(one.getValue().after)))
                    .toList();
        }
    }
}
