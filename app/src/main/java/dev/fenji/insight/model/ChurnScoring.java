package dev.fenji.insight.model;

import dev.fenji.kernel.churn.ChurnModel;
import dev.fenji.kernel.churn.ChurnTrainer;
import dev.fenji.kernel.churn.FeatureTable;
import dev.fenji.kernel.churn.LogisticTrainer;
import dev.fenji.kernel.churn.ScoreTrainer;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The churn part of a run: learn, or use what is still in memory, then score those who can still be lost. */
final class ChurnScoring {
    /** Features of everyone on several days are held in memory. */
    private static final int MOST_CUSTOMERS = 250_000;

    private final ChurnReader reader;
    private final ModelSettings.Churn settings;
    private final LocalDate asOf;
    private final List<ScoreTrainer> further;
    private final ChurnMemory memory;
    private final FactorText factors;
    private final ChurnWork work;
    private @Nullable ChurnLabels labels;

    ChurnScoring(
            ChurnReader reader,
            PurchaseReader purchases,
            ModelSettings.Churn settings,
            LocalDate asOf,
            List<ScoreTrainer> further,
            ChurnMemory memory,
            FactorText factors) {
        this.reader = reader;
        this.settings = settings;
        this.asOf = asOf;
        this.further = further;
        this.memory = memory;
        this.factors = factors;
        this.work = new ChurnWork(reader, purchases, settings, asOf, further);
    }

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

    /** @param keptSince since when parameters are taken over: what was learned since then is still good; null when they are new */
    ChurnPart score(PurchaseHistory history, @Nullable LocalDate keptSince, String settingsText, WorthColumns worth)
            throws SQLException {
        if (history.size() > MOST_CUSTOMERS) {
            return work.refused(
                            ModelProblem.CHURN_TOO_MANY_CUSTOMERS,
                            Map.of("customers", history.size(), "most", MOST_CUSTOMERS))
                    .part();
        }
        ChurnMemory.Learned learned = keptSince == null ? null : memory.learned(keptSince, asOf, settingsText);
        if (learned == null) {
            ChurnWork.Outcome outcome = learn(history);
            ChurnModel model = outcome.model();
            if (model == null) {
                return outcome.part();
            }
            learned = new ChurnMemory.Learned(model, outcome.part(), asOf, settingsText);
            memory.keep(learned);
        }
        ChurnLabels known = labels();
        FeatureTable present = known == null ? work.atStake() : known.present();
        long all = known == null ? history.size() : known.known();
        var averages = ChurnWork.score(learned.model(), present, worth, factors);
        return learned.part().scored(present.rows(), all - present.rows(), averages);
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
