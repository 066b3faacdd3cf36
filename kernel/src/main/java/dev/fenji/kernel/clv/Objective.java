package dev.fenji.kernel.clv;

import org.jspecify.annotations.Nullable;

/** A log-likelihood of positive parameters. */
interface Objective {

    /** Number of parameters. */
    int size();

    /**
     * Value and derivatives at these parameters, or null where the arithmetic cannot be trusted: then the optimiser
     * takes a smaller step.
     */
    @Nullable
    Derivatives at(double[] parameters);
}
