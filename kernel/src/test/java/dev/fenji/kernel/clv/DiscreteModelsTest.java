package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The models in discrete time: opportunities (BG/BB) and contracts (sBG). */
class DiscreteModelsTest {

    private static final DataWindow SOME_YEARS = new DataWindow(LocalDate.of(1995, 1, 1), LocalDate.of(2002, 1, 1));
    private static final BgBb DONORS = new BgBb(1.2035225, .7497164, .6567182, 2.7834422);

    private static final long DONATED = 24_615;

    /** The donors of 1995, as printed in Fader, Hardie and Shang (2010): x, tx, n, how many. */
    private static final int[][] DONATIONS = {
        {6, 6, 6, 1203},
        {5, 6, 6, 728},
        {4, 6, 6, 512},
        {3, 6, 6, 357},
        {2, 6, 6, 234},
        {1, 6, 6, 129},
        {5, 5, 6, 335},
        {4, 5, 6, 284},
        {3, 5, 6, 225},
        {2, 5, 6, 173},
        {1, 5, 6, 119},
        {4, 4, 6, 240},
        {3, 4, 6, 181},
        {2, 4, 6, 155},
        {1, 4, 6, 78},
        {3, 3, 6, 322},
        {2, 3, 6, 255},
        {1, 3, 6, 129},
        {2, 2, 6, 613},
        {1, 2, 6, 277},
        {1, 1, 6, 1091},
        {0, 0, 6, 3464}
    };

    private static OpportunityStates donations() {
        OpportunityStates states = new OpportunityStates();
        for (int[] row : DONATIONS) {
            states.add(row[0], row[1], row[2], row[3]);
        }
        return states;
    }

    @Test
    void donationsAreFittedAsPublished() {
        FitOutcome<BgBb> outcome = BgBb.fit(donations(), SOME_YEARS);
        FitOutcome.Fitted<BgBb> fit = (FitOutcome.Fitted<BgBb>) outcome;
        assertThat(fit.report().customers()).isEqualTo(11_104);
        assertThat(fit.report().logLikelihood()).isCloseTo(-33225.581274, within(1e-4));
        assertThat(fit.model().values()).containsExactly(DONORS.values(), within(2e-4));
        assertThat(fit.report().flags()).isEmpty();
        assertThat(fit.report().gradientNorm()).isLessThan(1e-7);
        assertThat(fit.report().repeatBuyers()).isEqualTo(11_104 - 3_464);
        assertThat(fit.report().repeatPurchases()).isEqualTo(DONATED);
    }

    @Test
    void regularAndHighEndSubscribersAreFittedAsPublished() {
        assertCohort(new long[] {369, 163, 86, 56, 37, 27, 21}, 241, -1680.2652, .704077, 1.182043);
        assertCohort(new long[] {131, 126, 90, 60, 42, 34, 26}, 491, -1611.1581, .668088, 3.806095);
    }

    private static void assertCohort(long[] lost, long still, double logLikelihood, double a, double b) {
        FitOutcome.Fitted<Sbg> fit = (FitOutcome.Fitted<Sbg>) Sbg.fit(lost, still, SOME_YEARS);
        assertThat(fit.report().logLikelihood()).isCloseTo(logLikelihood, within(5e-5));
        assertThat(fit.model().a()).isCloseTo(a, within(1e-5));
        assertThat(fit.model().b()).isCloseTo(b, within(1e-5));
        assertThat(fit.model().logLikelihood(lost, still)).isCloseTo(logLikelihood, within(5e-5));
    }

    @Test
    void chancesOfAContractAddUp() {
        Sbg model = new Sbg(.7, 1.2);
        double gone = 0;
        for (int t = 1; t <= 20; t++) {
            gone += model.probability(t);
            assertThat(model.survival(t)).isCloseTo(1 - gone, within(1e-13));
            assertThat(model.retention(t)).isCloseTo(model.survival(t) / model.survival(t - 1), within(1e-13));
        }
        double direct = 0;
        for (int j = 1; j < 2000; j++) {
            direct += model.survival(3 + j) / model.survival(3) * Math.pow(1.1, -j);
        }
        assertThat(model.discountedRenewals(3, .1)).isCloseTo(direct, within(1e-12));
    }

    @Test
    void likelihoodsOfAllHistoriesOfADonorAddUpToOne() {
        double sum = 0;
        for (int history = 0; history < 64; history++) {
            int last = 32 - Integer.numberOfLeadingZeros(history);
            sum += Math.exp(DONORS.logLikelihood(new BgBb.State(Integer.bitCount(history), last, 6)));
        }
        assertThat(sum).isCloseTo(1, within(1e-13));
    }

    @Test
    void expectedDonationsAreTheMeanOfTheirChances() {
        BgBb.State state = new BgBb.State(3, 5, 6);
        double[] chances = DONORS.probabilities(state, 5);
        double mean = 0;
        for (int k = 0; k < chances.length; k++) {
            mean += k * chances[k];
        }
        assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-13));
        assertThat(DONORS.expectedPurchases(state, 5)).isCloseTo(mean, within(1e-13));
        assertThat(DONORS.pAlive(state, 0)).isBetween(0.0, 1.0);
    }

    @Test
    void discountedDonationsStayFiniteWhereGammaIsOne() {
        BgBb.State state = new BgBb.State(3, 5, 6);
        BgBb atOne = new BgBb(1.2, .75, 1, 2.78);
        double direct = 0;
        for (int j = 1; j < 4000; j++) {
            direct += (atOne.expectedPurchases(state, j) - atOne.expectedPurchases(state, j - 1)) * Math.pow(1.1, -j);
            if (j == 300) {
                break;
            }
        }
        assertThat(atOne.dert(state, .1)).isCloseTo(direct, within(1e-10));
    }

    @Test
    void oddDonorsAreCountedNotFitted() {
        OpportunityStates states = new OpportunityStates()
                .add(2, 1, 6, 5)
                .add(-1, 0, 6, 1)
                .add(1, 7, 6, 2)
                .add(1, 3, 6, 40);
        assertThat(states.customers()).isEqualTo(40);
        assertThat(states.excluded()).isEqualTo(8);
        assertThat(BgBb.fit(states, SOME_YEARS)).isInstanceOf(FitOutcome.Refused.class);
        assertThat(BgBb.fit(new OpportunityStates(), SOME_YEARS)).isInstanceOf(FitOutcome.Refused.class);
        assertThat(Sbg.fit(new long[0], 0, SOME_YEARS)).isInstanceOf(FitOutcome.Refused.class);
    }
}
