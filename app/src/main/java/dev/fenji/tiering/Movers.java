package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.metric.Metrics;
import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.simulate.Comparison;
import dev.fenji.kernel.simulate.Move;
import dev.fenji.kernel.simulate.Side;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import dev.fenji.shared.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers whom a document would move, the worthiest first. */
@Component
public class Movers {
    private static final String NO_TIER = "";
    private static final List<String> COLUMNS =
            List.of("key", "name", "country", "from", "to", "score", "net-revenue", "expected-margin");

    private final Simulations simulations;
    private final CurrentUser user;
    private final KnownCustomers customers;
    private final TierWords words;

    Movers(Simulations simulations, CurrentUser user, KnownCustomers customers, TierWords words) {
        this.words = words;
        this.simulations = simulations;
        this.user = user;
        this.customers = customers;
    }

    /**
     * Which of them; null where it does not matter.
     *
     * @param from tier now, empty for none
     * @param to tier afterwards, empty for none
     * @param moves kinds of moves
     * @param segment attribute with the value
     * @param value its value, empty for unknown
     */
    public record Filter(
            @Nullable String from,
            @Nullable String to,
            @Nullable Set<Move> moves,
            @Nullable String segment,
            @Nullable String value) {}

    public record Mover(
            long customerId,
            String name,
            String externalKey,
            @Nullable String country,
            @Nullable String from,
            @Nullable String to,
            Move move,
            @Nullable BigDecimal score,
            @Nullable BigDecimal netRevenue,
            @Nullable BigDecimal expectedMargin) {}

    /** @param total how many there are */
    public record Some(int total, List<Mover> movers) {}

    public Some some(Object tree, Filter filter, int offset, int limit) {
        return some(simulations.tried(tree), filter, offset, limit);
    }

    /** A file that is written while it is read. */
    @FunctionalInterface
    public interface Export {
        void to(OutputStream out) throws IOException;
    }

    /** Everybody, as a sheet. */
    public Export export(Object tree, Filter filter, Sheet.Format format, Locale locale) {
        List<Mover> all =
                some(simulations.tried(tree), filter, 0, Integer.MAX_VALUE).movers();
        if (format == Sheet.Format.XLSX && all.size() > Sheet.EXCEL_ROWS) {
            throw new ProblemException(TieringProblem.TOO_MANY_MOVERS, Map.of("limit", Sheet.EXCEL_ROWS));
        }
        return out -> {
            try (Sheet sheet = Sheet.open(format, out)) {
                sheet.titles(titles(locale));
                for (Mover mover : all) {
                    sheet.row(Arrays.<@Nullable Object>asList(
                            mover.externalKey(),
                            mover.name(),
                            mover.country(),
                            mover.from(),
                            mover.to(),
                            mover.score(),
                            mover.netRevenue(),
                            mover.expectedMargin()));
                }
            }
        };
    }

    private List<String> titles(Locale locale) {
        return COLUMNS.stream()
                .map(column -> words.say("movers." + column, Map.of(), ProblemWords.language(locale)))
                .toList();
    }

    private Some some(Simulations.Tried tried, Filter filter, int offset, int limit) {
        return switch (user.scope()) {
            case Scope.Nobody _ -> new Some(0, List.of());
            case Scope.Everything _ -> {
                Comparison.Movers found = tried.comparison().movers(wanted(tried, filter), offset, limit);
                Population population = tried.ground().population();
                Map<Long, KnownCustomers.Known> known =
                        customers.of(found.rows().stream().map(population::customerId));
                yield new Some(
                        found.total(),
                        found.rows().stream()
                                .map(row -> mover(tried, row, known))
                                .toList());
            }
        };
    }

    private static IntPredicate wanted(Simulations.Tried tried, Filter filter) {
        Comparison comparison = tried.comparison();
        Population population = tried.ground().population();
        IntPredicate wanted = row -> true;
        String from = filter.from();
        if (from != null) {
            wanted = wanted.and(row -> is(comparison.from(), row, from));
        }
        String to = filter.to();
        if (to != null) {
            wanted = wanted.and(row -> is(comparison.to(), row, to));
        }
        Set<Move> moves = filter.moves();
        if (moves != null && !moves.isEmpty()) {
            wanted = wanted.and(row -> moves.contains(comparison.move(row)));
        }
        String segment = filter.segment();
        String value = filter.value();
        if (segment != null && value != null) {
            wanted = wanted.and(row ->
                    value.equals(Objects.requireNonNullElse(population.row(row).text(segment), "")));
        }
        return wanted;
    }

    private static boolean is(Side side, int row, String tier) {
        String is = side.tier(side.rows()[row]);
        return tier.equals(is == null ? NO_TIER : is);
    }

    private static Mover mover(Simulations.Tried tried, int row, Map<Long, KnownCustomers.Known> known) {
        Comparison comparison = tried.comparison();
        CustomerFacts facts = tried.ground().population().row(row);
        KnownCustomers.Known who = KnownCustomers.of(known, facts.customerId());
        return new Mover(
                facts.customerId(),
                who.name(),
                who.key(),
                facts.text("country"),
                comparison.from().tier(comparison.from().rows()[row]),
                comparison.to().tier(comparison.to().rows()[row]),
                comparison.move(row),
                Micros.toDecimal(tried.trial().scores()[row]),
                Micros.toDecimal(facts.micros(Metrics.NET_REVENUE.id())),
                Micros.toDecimal(facts.micros(Metrics.EXPECTED_MARGIN_365.id())));
    }
}
