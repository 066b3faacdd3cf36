package dev.fenji.kernel.churn;

import dev.fenji.kernel.clv.PurchaseModel;
import dev.fenji.kernel.clv.PurchaseState;
import java.util.Map;

/**
 * A purchase process as a score.
 *
 * @param process fitted on all customers
 * @param horizonDays of the silence
 * @param typical purchases, recency and tenure of a customer in the middle, against which contributions are told
 */
@SuppressWarnings("ArrayRecordComponent") // three figures that nobody compares
record ProcessModel(PurchaseModel process, int horizonDays, double[] typical) implements ScoreModel {

    private static final int INPUTS = 3;
    /** Weight of a coalition of 0, 1, 2 others among three: |S|! (2 − |S|)! / 3!. */
    private static final double[] SHAPLEY = {1 / 3.0, 1 / 6.0, 1 / 3.0};

    @Override
    public double[] logOdds(FeatureTable table) {
        States states = States.of(table);
        double[] scores = new double[table.rows()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = LogOdds.of(chance(states.x()[i], states.txDays()[i], states.tDays()[i]));
        }
        return scores;
    }

    /**
     * Exact Shapley values of the three inputs against the typical customer: the mean effect of setting an input to the
     * customer's, over all orders in which the inputs could be set.
     */
    @Override
    public double[][] contributions(FeatureTable table) {
        int[] places = {
            table.indexOf(PurchaseFeatures.PURCHASE_DAYS),
            table.indexOf(PurchaseFeatures.RECENCY_DAYS),
            table.indexOf(PurchaseFeatures.TENURE_DAYS)
        };
        double[][] contributions = new double[table.rows()][table.features().size()];
        for (int row = 0; row < contributions.length; row++) {
            double[] own = new double[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                own[i] = table.number(places[i], row);
            }
            double[] values = shapley(own);
            for (int i = 0; i < INPUTS; i++) {
                contributions[row][places[i]] = values[i];
            }
        }
        return contributions;
    }

    private double[] shapley(double[] own) {
        double[] scores = new double[1 << INPUTS];
        for (int taken = 0; taken < scores.length; taken++) {
            scores[taken] = score(
                    (taken & 1) == 0 ? typical[0] : own[0],
                    (taken & 2) == 0 ? typical[1] : own[1],
                    (taken & 4) == 0 ? typical[2] : own[2]);
        }
        double[] values = new double[INPUTS];
        for (int taken = 0; taken < scores.length; taken++) {
            for (int input = 0; input < INPUTS; input++) {
                int bit = 1 << input;
                if ((taken & bit) == 0) {
                    values[input] += SHAPLEY[Integer.bitCount(taken)] * (scores[taken | bit] - scores[taken]);
                }
            }
        }
        return values;
    }

    private double score(double purchases, double recency, double tenure) {
        double age = Math.max(tenure, recency);
        int last = (int) Math.clamp(age - recency, 0.0, States.observed(age));
        int x = (int) Math.clamp(purchases - 1, 0.0, last);
        return LogOdds.of(chance(x, x == 0 ? 0 : last, States.observed(age)));
    }

    private double chance(int x, int txDays, int tDays) {
        double chance = process.probabilities(new PurchaseState(x, txDays, tDays), horizonDays, 0)[0];
        return Double.isFinite(chance) ? Math.clamp(chance, 0.0, 1.0) : 0.5;
    }

    @Override
    public Map<String, Object> tree() {
        return KeptModel.process(this);
    }
}
