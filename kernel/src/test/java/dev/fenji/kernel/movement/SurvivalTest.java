package dev.fenji.kernel.movement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fenji.kernel.movement.Survival.Stay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalTest {

    /** Weeks of remission of 21 patients on 6-MP (Freireich et al. 1963); + is still in remission. */
    private static final String REMISSION = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

    /** What textbooks print for them. */
    private static final Map<Integer, Double> PUBLISHED =
            Map.of(6, 0.857, 7, 0.807, 10, 0.753, 13, 0.690, 16, 0.627, 22, 0.538, 23, 0.448);

    @Test
    void givesThePublishedCurveOfTheRemissionTimes() {
        Survival survival = Survival.of(stays(REMISSION));
        assertThat(survival.begun()).isEqualTo(21);
        assertThat(survival.ended()).isEqualTo(9);
        assertThat(survival.steps()).hasSize(PUBLISHED.size());
        survival.steps()
                .forEach(step -> assertThat(step.share())
                        .as("week %d", step.days())
                        .isCloseTo(PUBLISHED.getOrDefault(step.days(), -1.0), within(0.0005)));
        assertThat(survival.halfLife()).isEqualTo(23);
        assertThat(survival.halfLifeLow()).isEqualTo(13);
        assertThat(survival.halfLifeHigh()).isNull();
    }

    /** Intervals on the scale log(−log S), as R's survfit prints them with conf.type = "log-log". */
    @Test
    void givesThePublishedIntervals() {
        Survival.Step first = Survival.of(stays(REMISSION)).steps().getFirst();
        assertThat(first.low()).isCloseTo(0.620, within(0.0005));
        assertThat(first.high()).isCloseTo(0.952, within(0.0005));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withoutAnythingOpenItIsTheShareThatIsLeft(long seed) {
        var random = new Random(seed);
        List<Stay> stays = new ArrayList<>();
        int all = 50 + random.nextInt(200);
        for (int i = 0; i < all; i++) {
            stays.add(new Stay(1 + random.nextInt(40), 1, 0));
        }
        for (Survival.Step step : Survival.of(stays).steps()) {
            long left = stays.stream().filter(stay -> stay.days() > step.days()).count();
            assertThat(step.share()).as("seed %d", seed).isCloseTo((double) left / all, within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void neitherTheOrderNorTheGroupingMatters(long seed) {
        var random = new Random(seed);
        List<Stay> single = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean open = random.nextInt(3) == 0;
            single.add(new Stay(random.nextInt(30), open ? 0 : 1, open ? 1 : 0));
        }
        List<Stay> grouped = new ArrayList<>();
        for (int days = 0; days < 30; days++) {
            int length = days;
            grouped.add(new Stay(
                    days,
                    single.stream()
                            .filter(stay -> stay.days() == length)
                            .mapToLong(Stay::ended)
                            .sum(),
                    single.stream()
                            .filter(stay -> stay.days() == length)
                            .mapToLong(Stay::open)
                            .sum()));
        }
        Collections.reverse(grouped);
        Survival survival = Survival.of(single);
        assertThat(Survival.of(grouped)).as("seed %d", seed).isEqualTo(survival);
        assertThat(survival.steps()).allSatisfy(step -> {
            assertThat(step.low()).isLessThanOrEqualTo(step.share());
            assertThat(step.high()).isGreaterThanOrEqualTo(step.share());
        });
    }

    @Test
    void whatNobodyLeftHasNoHalfLife() {
        assertThat(Survival.of(List.of(new Stay(30, 0, 12))).halfLife()).isNull();
        assertThat(Survival.of(List.of()).begun()).isZero();
        assertThat(Survival.of(List.of(new Stay(30, 4, 0))).halfLife()).isEqualTo(30);
        assertThatThrownBy(() -> Survival.of(List.of(new Stay(-1, 1, 0)))).hasMessageContaining("-1");
    }

    private static List<Stay> stays(String text) {
        return List.of(text.split(" ")).stream()
                .map(one -> one.endsWith("+")
                        ? new Stay(Integer.parseInt(one.substring(0, one.length() - 1)), 0, 1)
                        : new Stay(Integer.parseInt(one), 1, 0))
                .toList();
    }
}
