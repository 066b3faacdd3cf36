package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The models in discrete time: opportunities (BG/BB) and contracts (sBG). */
class DiscreteModelsTest {

    private static final DataWindow SOME_YEARS = new DataWindow(LocalDate.of(1995, 1, 1), LocalDate.of(2002, 1, 1));
    private static final BgBb DONORS = new BgBb(1.2035225, .7497164, .6567182, 2.7834422);

    private static OpportunityStates donations() {
        OpportunityStates states = new OpportunityStates();
        for (NamedCsvRecord row : SharedData.rows("clv/donations_rf.csv.gz")) {
            states.add(number(row, "x"), number(row, "t.x"), number(row, "n.cal"), number(row, "custs"));
        }
        return states;
    }

    private static int number(NamedCsvRecord row, String column) {
        return Integer.parseInt(row.getField(column));
    }

    @Test
    void donationsAreFittedAsPublished() {
        FitOutcome<BgBb> outcome = BgBb.fit(donations(), SOME_YEARS);
        FitOutcome.Fitted<BgBb> fit = (FitOutcome.Fitted<BgBb>) outcome;
        assertThat(fit.report().customers()).isEqualTo(11_104);
        assertThat(fit.report().logLikelihood()).isCloseTo(-33225.581274, within(1e-4));
        assertThat(fit.model().values()).containsExactly(DONORS.values(), within(2e-4));
        assertThat(fit.report().flags()).isEmpty();
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
