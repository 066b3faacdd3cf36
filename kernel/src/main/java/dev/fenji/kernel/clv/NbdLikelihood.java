package dev.fenji.kernel.clv;

/** Log-likelihood of {@link Nbd} with derivatives in r, α. */
final class NbdLikelihood implements Objective {

    private final PurchaseStates states;
    private final CountPart counts;
    private final int longest;

    NbdLikelihood(PurchaseStates states) {
        this.states = states;
        this.counts = new CountPart(states);
        this.longest = states.longestDays();
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public Derivatives at(double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        DayTable days = new DayTable(alpha, longest);
        Derivatives sum = Chunks.sum(states.size(), 2, (from, to, part) -> {
            for (int i = from; i < to; i++) {
                double count = states.count(i);
                int t = states.tDays(i);
                double n = r + states.x(i);
                part.value -= count * n * days.log[t];
                part.gradient[0] -= count * days.log[t];
                part.gradient[1] -= count * n * days.slope[t];
                part.curve(0, 1, -count * days.slope[t]);
                part.curve(1, 1, -count * n * days.bend[t]);
            }
        });
        counts.addRate(sum, r, alpha, 1, counts.rateTerms(r, alpha, 1));
        return sum;
    }
}
