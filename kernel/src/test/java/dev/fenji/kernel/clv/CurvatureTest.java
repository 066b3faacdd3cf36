package dev.fenji.kernel.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Uncertainty of parameters. */
class CurvatureTest {

    private static Curvature of(double aa, double ab, double bb) {
        Derivatives sharp = new Derivatives(2);
        sharp.curve(0, 0, -aa);
        sharp.curve(0, 1, -ab);
        sharp.curve(1, 1, -bb);
        return Curvature.of(new double[] {2, 10}, sharp);
    }

    @Test
    void covariancesAreTheInverseOfTheCurvature() {
        Curvature curvature = of(8, 2, 5);
        double determinant = 8 * 5 - 2 * 2;
        assertThat(curvature.size()).isEqualTo(2);
        assertThat(curvature.flat()).isFalse();
        assertThat(curvature.logCovariance(0, 0)).isCloseTo(5 / determinant, within(1e-14));
        assertThat(curvature.logCovariance(0, 1)).isCloseTo(-2 / determinant, within(1e-14));
        assertThat(curvature.logCovariance(1, 1)).isCloseTo(8 / determinant, within(1e-14));
        assertThat(curvature.standardErrors().get(0)).isCloseTo(2 * Math.sqrt(5 / determinant), within(1e-13));
        assertThat(curvature.standardErrors().get(1)).isCloseTo(10 * Math.sqrt(8 / determinant), within(1e-13));
        // g'Σg of g = (1, −1)
        assertThat(curvature.variance(new double[] {1, -1})).isCloseTo((5 + 8 + 4) / determinant, within(1e-14));
    }

    @Test
    void whatWasKeptIsTheSameCurvature() {
        Curvature curvature = of(8, 2, 5);
        double[][] covariances = curvature.logCovariances();
        assertThat(covariances[0][1]).isEqualTo(covariances[1][0]);
        Curvature kept = Curvature.kept(new double[] {2, 10}, covariances);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(kept.logCovariance(i, j)).isCloseTo(curvature.logCovariance(i, j), within(1e-15));
            }
        }
        assertThat(kept.variance(new double[] {.3, 2}))
                .isCloseTo(curvature.variance(new double[] {.3, 2}), within(1e-14));
        assertThat(kept.flat()).isFalse();
    }

    @Test
    void aDirectionAboutWhichNothingIsKnownIsWideNotInfinite() {
        Curvature flat = of(100, 0, 1e-9);
        assertThat(flat.flat()).isTrue();
        assertThat(flat.standardErrors().get(0)).isCloseTo(.2, within(1e-12));
        assertThat(flat.standardErrors().get(1)).isCloseTo(30, within(1e-9));
        assertThat(of(100, 0, -5).standardErrors()).allMatch(Double::isFinite);
    }
}
