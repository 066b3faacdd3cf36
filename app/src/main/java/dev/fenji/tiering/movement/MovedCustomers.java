package dev.fenji.tiering.movement;

import dev.fenji.kernel.simulate.Move;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Page;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import dev.fenji.shared.SharedProblem;
import dev.fenji.shared.Sheet;
import dev.fenji.shared.SqlText;
import dev.fenji.tiering.CauseWords;
import dev.fenji.tiering.Explanations;
import dev.fenji.tiering.Ladder;
import dev.fenji.tiering.Policy;
import dev.fenji.tiering.TierWords;
import dev.fenji.tiering.TieringProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers behind a figure of movement, those with the most at stake first. */
@Component
public class MovedCustomers {
    private static final String NO_TIER = "";
    private static final List<String> COLUMNS =
            List.of("key", "name", "country", "from", "to", "on", "value-before", "value-after", "reason");

    private final Movements movements;
    private final MovementQueries queries;
    private final Explanations explanations;
    private final CauseWords causes;
    private final TierWords words;

    MovedCustomers(
            Movements movements,
            MovementQueries queries,
            Explanations explanations,
            CauseWords causes,
            TierWords words) {
        this.movements = movements;
        this.queries = queries;
        this.explanations = explanations;
        this.causes = causes;
        this.words = words;
    }

    /** What is asked for: a policy, null for the one in force, two days, and which moves between them. */
    public record Question(
            @Nullable String policy,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            Movement.Filter filter) {}

    /** A file that is written while it is read. */
    @FunctionalInterface
    public interface Export {
        void to(OutputStream out) throws IOException;
    }

    /** Below which customer a page begins. */
    private record Place(BigDecimal value, long id) {
        private static final Pattern FORM = Pattern.compile("(-?\\d{1,30}(?:\\.\\d{1,12})?)_(\\d{1,18})");

        static Place of(String cursor) {
            Matcher parts = FORM.matcher(cursor);
            if (!parts.matches()) {
                throw new ProblemException(SharedProblem.INVALID_CURSOR);
            }
            return new Place(new BigDecimal(parts.group(1)), Long.parseLong(parts.group(2)));
        }

        static String of(MovementQueries.Row row) {
            return row.valueBefore().max(row.valueAfter()).toPlainString() + "_" + row.customerId();
        }
    }

    /** A question that can be answered. */
    private record Asked(
            Policy policy, Ladder ladder, MovementQueries.Between between, MovementQueries.Wanted wanted) {}

    public Page<Movement.Mover> page(Question question, @Nullable String cursor, int limit, Locale locale) {
        Asked asked = asked(question);
        if (asked == null) {
            return new Page<>(List.of(), null);
        }
        Place below = cursor == null ? null : Place.of(cursor);
        List<MovementQueries.Row> rows = queries.rows(
                asked.between(),
                asked.wanted(),
                below == null ? null : below.value(),
                below == null ? 0 : below.id(),
                limit + 1);
        return Page.of(rows, limit, Place::of).map(row -> mover(asked, row, locale));
    }

    public Export export(Question question, Sheet.Format format, Locale locale) {
        Asked asked = asked(question);
        if (asked == null) {
            return out -> sheet(format, out, locale, _ -> {});
        }
        if (format == Sheet.Format.XLSX && queries.count(asked.between(), asked.wanted()) > Sheet.EXCEL_ROWS) {
            throw new ProblemException(TieringProblem.TOO_MANY_MOVERS, Map.of("limit", Sheet.EXCEL_ROWS));
        }
        SqlText all = queries.all(asked.between(), asked.wanted());
        return out -> sheet(
                format,
                out,
                locale,
                sheet -> queries.each(all, row -> write(sheet, asked, mover(asked, row, locale), locale)));
    }

    @FunctionalInterface
    private interface Filling {
        void of(Sheet sheet) throws IOException;
    }

    private void sheet(Sheet.Format format, OutputStream out, Locale locale, Filling filling) throws IOException {
        try (Sheet sheet = Sheet.open(format, out)) {
            sheet.titles(COLUMNS.stream()
                    .map(column -> words.say("moves." + column, Map.of(), ProblemWords.language(locale)))
                    .toList());
            filling.of(sheet);
        }
    }

    private static void write(Sheet sheet, Asked asked, Movement.Mover mover, Locale locale) {
        try {
            sheet.row(Arrays.<@Nullable Object>asList(
                    mover.externalKey(),
                    mover.name(),
                    mover.country(),
                    title(asked, mover.from(), locale),
                    title(asked, mover.to(), locale),
                    mover.movedOn(),
                    new BigDecimal(mover.valueBefore()),
                    new BigDecimal(mover.valueAfter()),
                    mover.reason()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String title(Asked asked, @Nullable String tier, Locale locale) {
        return tier == null
                ? null
                : asked.ladder().title(tier).in(ProblemWords.language(locale).toLanguageTag());
    }

    private @Nullable Asked asked(Question question) {
        Policy policy = explanations.policy(question.policy());
        MovementQueries.Between between =
                movements.between(policy, queries.known(policy.id()), question.from(), question.to());
        if (between == null) {
            return null;
        }
        Ladder ladder = Ladder.of(policy);
        Movement.Filter filter = question.filter();
        Move move = filter.move();
        return new Asked(
                policy,
                ladder,
                between,
                new MovementQueries.Wanted(
                        filter.from(),
                        filter.to(),
                        move == null ? null : pairs(ladder, move),
                        filter.cause(),
                        filter.detail(),
                        filter.newDocuments()));
    }

    /** All ways to make such a move. */
    private static List<String> pairs(Ladder ladder, Move wanted) {
        List<@Nullable String> places = new ArrayList<>(ladder.tiers());
        places.add(null);
        List<String> pairs = new ArrayList<>();
        for (String from : places) {
            for (String to : places) {
                if (ladder.move(from, to) == wanted) {
                    pairs.add((from == null ? NO_TIER : from) + ">" + (to == null ? NO_TIER : to));
                }
            }
        }
        return pairs;
    }

    private Movement.Mover mover(Asked asked, MovementQueries.Row row, Locale locale) {
        return new Movement.Mover(
                row.customerId(),
                row.name(),
                row.externalKey(),
                row.country(),
                row.from(),
                row.to(),
                asked.ladder().move(row.from(), row.to()),
                row.movedOn(),
                Decimals.text(row.valueBefore()),
                Decimals.text(row.valueAfter()),
                causes.say(asked.policy(), row.cause(), row.detail(), row.newDocuments(), locale));
    }
}
