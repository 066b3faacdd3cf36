package dev.fenji.kernel.clv;

/** A customer who never leaves and buys at a Gamma({@code r}, {@code alpha}) distributed rate. */
final class NbdFuture extends Future {

    private final double r;
    private final double alpha;

    NbdFuture(double r, double alpha) {
        this.r = r;
        this.alpha = alpha;
    }

    @Override
    public double expected(double weeks) {
        return r / alpha * weeks;
    }

    @Override
    public double survival(double weeks) {
        return 1;
    }

    @Override
    public double[] probabilities(double weeks, int n) {
        if (weeks <= 0) {
            double[] nothing = new double[n + 1];
            nothing[0] = 1;
            return nothing;
        }
        return new NegativeBinomial(r, alpha, weeks).upTo(n);
    }

    @Override
    public double discounted(double delta) {
        return r / alpha / delta;
    }

    @Override
    double scale() {
        return alpha;
    }
}
