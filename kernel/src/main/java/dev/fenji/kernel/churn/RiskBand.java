package dev.fenji.kernel.churn;

/** Coarse level of a risk. */
public enum RiskBand {
    LOW,
    MIDDLE,
    HIGH
}
