package dev.fenji.kernel.churn;

import java.util.List;

/**
 * The risk of one customer.
 *
 * @param customer id
 * @param risk calibrated chance, 0 to 1
 * @param band coarse level
 * @param factors what moves it most, strongest first
 */
public record CustomerRisk(long customer, double risk, RiskBand band, List<Factor> factors) {

    public CustomerRisk {
        factors = List.copyOf(factors);
    }
}
