package dev.fenji.kernel.grading;

/**
 * How much better a model is than a rule in one measure, on the same resamples of the same customers.
 *
 * @param gain improvement of the model in the unit of the measure; below zero when it is worse
 * @param low lower end of its interval
 * @param high upper end
 * @param deciding whether the verdict rests on this measure
 */
public record Difference(double gain, double low, double high, boolean deciding) {

    public Verdict verdict() {
        return Verdict.of(low, high);
    }
}
