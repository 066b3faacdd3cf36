package dev.fenji.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of stability hold for standings from a matrix as for any other. */
class MatrixStabilityTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 15);
    private static final StabilityRules SLOWLY = new StabilityRules(20, StabilityRules.Descent.ONE_STEP, 30, null, 0);

    @Test
    void descendsOneTierAtATimeAfterItsGrace() {
        PolicyDocument document = MatrixPolicyTest.document().withStability(SLOWLY);
        Assigner assigner = new Assigner(People.version(document), People.calibrated(document, People.buyers("1")));
        CustomerFacts star = customer("1000", "0");
        CustomerFacts small = customer("10", "100");
        Standing standing = assigner.assign(star, null, START).standing();
        assertThat(standing.tier()).isEqualTo("A");
        standing = assigner.assign(small, standing, START.plusDays(10)).standing();
        assertThat(standing.tier()).as("in its grace").isEqualTo("A");
        standing = assigner.assign(small, standing, START.plusDays(60)).standing();
        assertThat(standing.tier()).as("one tier only").isEqualTo("B");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void constantFiguresNeverSwingAndTheTextRestoresEveryDay(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Population crowd = People.crowd(random, 300);
        for (int i = 0; i < 20; i++) {
            PolicyDocument document = RandomMatrices.orderly(random)
                    .withStability(new StabilityRules(
                            random.nextInt(60), StabilityRules.Descent.ONE_STEP, 1 + random.nextInt(40), null, 0));
            Calibration calibration = People.calibrated(document, crowd);
            Assigner assigner = new Assigner(People.version(document), calibration);
            ExplanationCodec codec = new ExplanationCodec(People.version(document), calibration);
            CustomerFacts constant = crowd.row(random.nextInt(crowd.size()));
            Standing standing = assigner.assign(crowd.row(random.nextInt(crowd.size())), null, START)
                    .standing();
            LocalDate day = START;
            int last = -1;
            for (int run = 0; run < 40; run++) {
                day = day.plusDays(1 + random.nextInt(20));
                Assignment stored = assigner.assign(constant, standing, day);
                assertThat(codec.decode(constant.customerId(), stored.explanation()))
                        .as("seed %d policy %d", seed, i)
                        .isEqualTo(assigner.decide(constant, standing, day));
                int now = rank(document, stored.tier());
                assertThat(now).as("seed %d policy %d: never up again", seed, i).isGreaterThanOrEqualTo(last);
                last = now;
                standing = stored.standing();
            }
        }
    }

    private static CustomerFacts customer(String revenue, String shareOfWallet) {
        return People.customer(
                1,
                "net_revenue",
                revenue,
                "frequency",
                "10",
                "revenue_growth",
                shareOfWallet.equals("0") ? "1" : "0",
                "potential.share_of_wallet",
                shareOfWallet,
                "potential.share_of_wallet.confidence",
                "1");
    }

    private static int rank(PolicyDocument document, @Nullable String tier) {
        return tier == null ? document.tiers().size() : document.tierIndex(tier);
    }
}
