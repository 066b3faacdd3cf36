package dev.fenji.kernel.clv;

import java.util.Map;

/** The fit of {@link BgBb}. */
final class BgBbFit implements Objective {

    private static final double SMALLEST = 1e-6;
    private static final double LARGEST = 1e6;
    private static final double[][] STARTS = {{1, 1, 1, 3}, {0.5, 2, 0.5, 10}, {3, 1, 2, 10}};

    private final OpportunityStates states;

    private BgBbFit(OpportunityStates states) {
        this.states = states;
    }

    static FitOutcome<BgBb> fit(OpportunityStates states, DataWindow window) {
        Map<Exclusion, Long> exclusions =
                states.excluded() == 0 ? Map.of() : Map.of(Exclusion.NEGATIVE, states.excluded());
        double customers = states.customers();
        double buyers = states.buyers();
        if (customers < ModelFit.LEAST_CUSTOMERS) {
            Refusal reason = customers == 0 ? Refusal.NO_CUSTOMERS : Refusal.TOO_FEW_CUSTOMERS;
            return new FitOutcome.Refused<>(
                    reason, Map.of("customers", customers, "needed", (double) ModelFit.LEAST_CUSTOMERS), exclusions);
        }
        if (buyers < ModelFit.LEAST_REPEAT_BUYERS) {
            return new FitOutcome.Refused<>(
                    Refusal.TOO_FEW_REPEAT_BUYERS,
                    Map.of("repeatBuyers", buyers, "needed", (double) ModelFit.LEAST_REPEAT_BUYERS),
                    exclusions);
        }
        SmallFit fit = SmallFit.of(new BgBbFit(states), SMALLEST, LARGEST, STARTS);
        if (!fit.found()) {
            return new FitOutcome.Refused<>(Refusal.NO_FINITE_LIKELIHOOD, Map.of(), exclusions);
        }
        double[] at = fit.parameters();
        FitReport report = fit.report(
                window,
                states.customers(),
                states.buyers(),
                states.purchases(),
                states.counts().size(),
                exclusions);
        return new FitOutcome.Fitted<>(new BgBb(at[0], at[1], at[2], at[3]), report);
    }

    @Override
    public int size() {
        return 4;
    }

    @Override
    public Derivatives at(double[] p) {
        Derivatives sum = new Derivatives(4);
        states.counts().forEach((state, count) -> {
            Mixture mixture = new Mixture(4);
            int x = state.x();
            int n = state.n();
            add(mixture, p, x, n - x, 0, n);
            for (int i = 0; i < n - state.tx(); i++) {
                add(mixture, p, x, state.tx() - x + i, 1, state.tx() + i);
            }
            mixture.addTo(sum, count);
        });
        return sum;
    }

    /** {@code ln B(α+i, β+j) − ln B(α, β) + ln B(γ+k, δ+l) − ln B(γ, δ)}. */
    private static void add(Mixture mixture, double[] p, int i, int j, int k, int l) {
        mixture.term(
                BetaRatio.log(p[0], p[1], i, j) + BetaRatio.log(p[2], p[3], k, l),
                BetaRatio.byA(p[0], p[1], i, j),
                BetaRatio.byB(p[0], p[1], i, j),
                BetaRatio.byA(p[2], p[3], k, l),
                BetaRatio.byB(p[2], p[3], k, l));
        mixture.curve(0, 0, BetaRatio.byAA(p[0], p[1], i, j));
        mixture.curve(0, 1, BetaRatio.byAB(p[0], p[1], i, j));
        mixture.curve(1, 1, BetaRatio.byBB(p[0], p[1], i, j));
        mixture.curve(2, 2, BetaRatio.byAA(p[2], p[3], k, l));
        mixture.curve(2, 3, BetaRatio.byAB(p[2], p[3], k, l));
        mixture.curve(3, 3, BetaRatio.byBB(p[2], p[3], k, l));
    }
}
