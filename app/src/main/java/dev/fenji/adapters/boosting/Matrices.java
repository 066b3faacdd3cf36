package dev.fenji.adapters.boosting;

import dev.fenji.kernel.churn.Encoder;
import dev.fenji.kernel.churn.FeatureTable;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows of a table as the library wants them. */
final class Matrices {

    private Matrices() {}

    /** Unknown numbers stay unknown. The caller disposes of the matrix. */
    static DMatrix of(Encoder encoder, FeatureTable table, int[] rows) throws XGBoostError {
        int width = encoder.width();
        float[] cells = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            double[] values = encoder.encode(table, rows[i]);
            for (int j = 0; j < width; j++) {
                cells[i * width + j] = (float) values[j];
            }
        }
        return new DMatrix(cells, rows.length, width, Float.NaN);
    }
}
