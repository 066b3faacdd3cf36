package dev.fenji.kernel.churn;

import dev.fenji.kernel.clv.DataWindow;
import dev.fenji.kernel.clv.FitOutcome;
import dev.fenji.kernel.clv.ModelFit;
import dev.fenji.kernel.clv.ModelKind;
import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseStates;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Churn risk from a model of purchase counts: the chance of no purchase within the days that tell the outcome. It uses three
 * features only: {@link PurchaseFeatures#RECENCY_DAYS}, {@link PurchaseFeatures#PURCHASE_DAYS} and {@link
 * PurchaseFeatures#TENURE_DAYS}; without them it has no use for the examples.
 *
 * <p>The model is fitted on all customers, those already lost among them, as of the day by which the outcomes of the examples
 * were known: fitted on the customers at stake alone it would hardly see anybody leave.
 */
public final class ProcessTrainer implements ScoreTrainer {

    private final ModelKind kind;
    private final IntFunction<PurchaseStates> statesBefore;
    private final int horizonDays;
    private final Map<Integer, FitOutcome<PurchaseModel>> fits = new ConcurrentHashMap<>();

    /**
     * @param kind which model
     * @param statesBefore the states of all customers from purchases before an epoch day
     * @param rule definition and window; the horizon is the shorter of both
     */
    public ProcessTrainer(ModelKind kind, IntFunction<PurchaseStates> statesBefore, ChurnRule rule) {
        this.kind = kind;
        this.statesBefore = statesBefore;
        this.horizonDays = Math.min(rule.silentDays(), rule.windowDays());
    }

    @Override
    public String name() {
        return kind.id();
    }

    @Override
    public @Nullable ScoreModel train(Examples examples, long seed) {
        if (!States.in(examples.table()) || examples.size() == 0) {
            return null;
        }
        FitOutcome<PurchaseModel> fit = fits.computeIfAbsent(examples.knownDay(), this::fit);
        return fit instanceof FitOutcome.Fitted<PurchaseModel>(PurchaseModel model, var report)
                ? new ProcessModel(
                        model, horizonDays, States.of(examples.table()).typical())
                : null;
    }

    @Override
    public ScoreModel read(Map<String, Object> tree) {
        return KeptModel.process(tree, kind);
    }

    private FitOutcome<PurchaseModel> fit(int day) {
        PurchaseStates states = statesBefore.apply(day);
        LocalDate end = LocalDate.ofEpochDay(day);
        return ModelFit.fit(kind, states, new DataWindow(end.minusDays(states.longestDays()), end));
    }
}
