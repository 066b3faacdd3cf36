package dev.fenji.kernel.policy;

import dev.fenji.kernel.facts.CustomerFacts;
import dev.fenji.kernel.facts.Population;
import dev.fenji.kernel.provenance.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Calibrate once, assign purely, explain always. For many customers make one {@link Assigner}; {@link #assign} is the
 * same for a single one.
 */
public final class Tiering {

    private Tiering() {}

    /**
     * Learns what a policy needs from a population: boundaries, lines, counts.
     *
     * @param provenance how the population's figures were made; policy, version and row count are filled in here
     */
    public static CalibrationOutcome calibrate(PolicyVersion version, Population population, Provenance provenance) {
        return Calibrator.calibrate(version, population, provenance);
    }

    /**
     * Assigns one customer.
     *
     * @param before the standing so far, or null for a customer that never had one
     */
    public static Decision assign(
            PolicyVersion version, Calibration calibration, CustomerFacts facts, @Nullable Standing before) {
        return new Assigner(version, calibration).decide(facts, before);
    }
}
