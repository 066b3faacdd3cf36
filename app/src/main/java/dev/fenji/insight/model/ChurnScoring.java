package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnTrainer;
import dev.fenji.kernel.churn.LogisticTrainer;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The churn part of a run: learn, or use what was learned before, then score those who can still be lost. */
final class ChurnScoring {
    /** So many customers are learned from, and scored at a time: their features on several days are held in memory. */
    private static final int OF_A_PART = 50_000;

    private final ChurnReader reader;
    private final ModelSettings.Churn settings;
    private final LocalDate asOf;
    private final List<ScoreTrainer> further;
    private final ChurnBook book;
    private final FactorText factors;
    private final ChurnWork work;
    private @Nullable ChurnLabels labels;

    ChurnScoring(
            ChurnReader reader,
            PurchaseReader purchases,
            ModelSettings.Churn settings,
            LocalDate asOf,
            List<ScoreTrainer> further,
            ChurnBook book,
            FactorText factors) {
        this.reader = reader;
        this.settings = settings;
        this.asOf = asOf;
        this.further = further;
        this.book = book;
        this.factors = factors;
        this.work = new ChurnWork(reader, purchases, settings, asOf, further);
    }

    /** @param learned what was learned in this run, to be kept; null when it was learned before, or could not be */
    record Scored(ChurnPart part, ChurnBook.@Nullable Learned learned) {}

    /** Ids of everyone who has bought, or whose label is known, in order. */
    long[] customers(PurchaseHistory history) throws SQLException {
        LongStream buyers = LongStream.range(0, history.size()).map(row -> history.id((int) row));
        ChurnLabels known = labels();
        return known == null
                ? buyers.toArray()
                : LongStream.concat(buyers, LongStream.of(known.customers()))
                        .sorted()
                        .distinct()
                        .toArray();
    }

    /** What was learned since the parameters are still good; new parameters come with new learning. */
    Scored score(Learning learning, String settingsText, WorthColumns worth) throws SQLException {
        ChurnBook.Learned before =
                learning.kept() == null ? null : book.learned(learning.fittedOn(), asOf, settingsText, work.trainers());
        int parts = Math.max(1, (learning.history().size() + OF_A_PART - 1) / OF_A_PART);
        try {
            reader.part(0, parts);
            if (before != null) {
                return new Scored(score(before, learning.history(), parts, worth), null);
            }
            ChurnWork.Outcome outcome = learn(learning.history());
            if (outcome.model() == null) {
                return new Scored(outcome.part(), null);
            }
            ChurnPart part =
                    parts > 1 && settings.labelField() == null ? outcome.part().sampled() : outcome.part();
            var learned = new ChurnBook.Learned(outcome.model(), part, asOf, settingsText);
            return new Scored(score(learned, learning.history(), parts, worth), learned);
        } finally {
            reader.everyone();
        }
    }

    /** The averages of groups are those of the first part: customers are dealt out to parts evenly. */
    private ChurnPart score(ChurnBook.Learned learned, PurchaseHistory history, int parts, WorthColumns worth)
            throws SQLException {
        ChurnLabels known = labels();
        if (known != null) {
            var present = known.present();
            var averages = ChurnWork.score(learned.model(), present, worth, factors);
            return learned.part().scored(present.rows(), known.known() - present.rows(), averages);
        }
        var first = work.atStake();
        var averages = ChurnWork.score(learned.model(), first, worth, factors);
        long scored = first.rows();
        for (int part = 1; part < parts; part++) {
            reader.part(part, parts);
            work.forget();
            var atStake = work.atStake();
            ChurnWork.score(learned.model(), atStake, worth, factors);
            scored += atStake.rows();
        }
        return learned.part().scored(scored, history.size() - scored, averages);
    }

    private ChurnWork.Outcome learn(PurchaseHistory history) throws SQLException {
        ChurnLabels known = labels();
        if (known == null) {
            return work.learn(history);
        }
        if (!known.usable()) {
            return work.refused(
                    ModelProblem.CHURN_LABEL_UNUSABLE,
                    Map.of(
                            "field", String.valueOf(settings.labelField()),
                            "known", known.known(),
                            "churned", known.churned(),
                            "least", ChurnLabels.LEAST_OF_EACH));
        }
        List<ScoreTrainer> trainers = new ArrayList<>(List.of(new LogisticTrainer()));
        trainers.addAll(further);
        return work.outcome(new ChurnTrainer(trainers, ChurnWork.RULE).trainOnLabels(known.examples()));
    }

    private @Nullable ChurnLabels labels() throws SQLException {
        String field = settings.labelField();
        if (field != null && labels == null) {
            labels = ChurnLabels.read(reader.labelled(field), field);
        }
        return labels;
    }
}
