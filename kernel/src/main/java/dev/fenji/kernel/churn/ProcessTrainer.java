package dev.fenji.kernel.churn;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Churn risk from a model of purchase counts: the chance of no purchase within the days that tell the outcome. It uses three
 * features only: {@link PurchaseFeatures#RECENCY_DAYS}, {@link PurchaseFeatures#PURCHASE_DAYS} and {@link
 * PurchaseFeatures#TENURE_DAYS}; without them it has no use for the examples.
 *
 * <p>A customer seen on several past days counts once, with its latest state.
 */
public final class ProcessTrainer implements ScoreTrainer {

    private final String name;
    private final PurchaseProcess.Fitter fitter;
    private final int horizonDays;

    /**
     * @param name key of the words, such as {@code mbg-nbd}
     * @param fitter fits the process
     * @param rule definition and window; the horizon is the shorter of both
     */
    public ProcessTrainer(String name, PurchaseProcess.Fitter fitter, ChurnRule rule) {
        this.name = name;
        this.fitter = fitter;
        this.horizonDays = Math.min(rule.silentDays(), rule.windowDays());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable ScoreModel train(Examples examples, long seed) {
        FeatureTable table = examples.table();
        if (!States.in(table)) {
            return null;
        }
        Map<Long, Integer> latest = new HashMap<>();
        for (int row = 0; row < table.rows(); row++) {
            latest.merge(table.customer(row), row, (one, other) -> later(table, one, other));
        }
        int[] rows =
                latest.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        States states = States.of(table.select(rows));
        PurchaseProcess process = fitter.fit(states.x(), states.txDays(), states.tDays());
        return process == null ? null : new ProcessModel(process, horizonDays, states.typical());
    }

    private static int later(FeatureTable table, int one, int other) {
        int tenure = table.indexOf(PurchaseFeatures.TENURE_DAYS);
        return table.number(tenure, other) >= table.number(tenure, one) ? other : one;
    }
}
