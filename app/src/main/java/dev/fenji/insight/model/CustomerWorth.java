package dev.fenji.insight.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the models say of one customer. Figures are null where no model can say them.
 *
 * @param scope whose model it is
 * @param fittedOn the day the parameters were fitted as of
 * @param flags what to know before believing it
 */
public record CustomerWorth(
        LocalDate asOf,
        long runId,
        @Nullable String scope,
        @Nullable String model,
        @Nullable LocalDate fittedOn,
        List<String> flags,
        ScopeReport.@Nullable Refusal refusal,
        Map<String, @Nullable Object> values,
        @Nullable Ahead ahead,
        @Nullable NextOrder nextOrder,
        List<InCategory> categories,
        @Nullable Risk risk,
        List<Purchase> purchases,
        List<AlivePoint> alive,
        ScopeReport.@Nullable ValuePart terms,
        Map<String, Object> provenance) {

    /**
     * Expected purchases and worth with the range in which chance alone lets them fall: four times out of five.
     *
     * @param periods one per horizon
     * @param clvByChance where what this customer brings may fall when the model is right
     * @param clvByLearning where the expectation itself may be, because the model was learned from finitely many customers
     */
    public record Ahead(
            List<Period> periods,
            @Nullable Double spendOfPurchase,
            @Nullable Double spendLow,
            @Nullable Double spendHigh,
            @Nullable Range clvByChance,
            @Nullable Range clvByLearning) {}

    /** From low to high, four times out of five. */
    public record Range(double low, double high) {}

    /**
     * @param chance of at least one purchase
     * @param low so few purchases, or fewer, happen one time out of ten
     * @param high so many purchases, or more, happen one time out of ten
     */
    public record Period(int days, double expected, double chance, int low, int high) {}

    /** The next order of a customer that is still there, by its own rhythm and amounts; ranges hold four times out of five. */
    public record NextOrder(
            @Nullable LocalDate from,
            @Nullable LocalDate on,
            @Nullable LocalDate until,
            @Nullable Double amount,
            @Nullable Double low,
            @Nullable Double high) {}

    /** The next order in a category of goods, where the customer has a rhythm of its own. */
    public record InCategory(String category, int ownGaps, NextOrder next) {}

    /** The chance of losing the customer, and what moves it. */
    public record Risk(
            double probability, @Nullable String group, int windowDays, int lostAfterDays, List<Factor> factors) {}

    /**
     * @param value number or text
     * @param effect above zero raises the risk
     */
    public record Factor(
            String feature,
            String value,
            double effect,
            @Nullable Double low,
            @Nullable Double middle,
            @Nullable Double high) {}

    /** A day with purchases and what they came to, net of credit notes of the same day. */
    public record Purchase(LocalDate on, String amount, int documents) {}

    /** @param ahead whether the day is still to come: then nothing is bought until it */
    public record AlivePoint(LocalDate on, double alive, boolean ahead) {}
}
