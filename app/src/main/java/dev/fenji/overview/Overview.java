package dev.fenji.overview;

import dev.fenji.kernel.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dashboard. Money is a decimal in text, in the base currency; shares lie between 0 and 1. */
public record Overview(
        @Nullable LocalDate asOf,
        String baseCurrency,
        @Nullable Policy policy,
        long customers,
        long rated,
        List<Tier> tiers,
        List<Country> countries,
        List<Point> pareto,
        List<Cell> rfm,
        List<Stage> lifecycle,
        List<Dependence> concentration,
        Unattributed unattributed,
        Freshness freshness) {

    public record Policy(long id, String slug, Title title, int version) {}

    public record Tier(String tier, Title title, int rank, long customers, String netRevenue, double share) {
        Tier withShare(double known) {
            return new Tier(tier, title, rank, customers, netRevenue, known);
        }
    }

    public record Country(
            @Nullable String country,
            @Nullable String given,
            long customers,
            String netRevenue,
            long topCustomerId,
            String topCustomerName,
            double topCustomerShare) {}

    public record Point(double customersShare, double revenueShare) {}

    public record Cell(int r, int f, String segment, Title segmentTitle, long customers, String netRevenue) {}

    public record Stage(String stage, long customers, String netRevenue) {}

    /** A country whose revenue depends on one customer. */
    public record Dependence(String country, long customerId, String customerName, double share) {}

    public record Unattributed(long documents, long lines, String amountBase) {}

    /** @param dueRun facts or days have come since the figures were made */
    public record Freshness(
            @Nullable LocalDate lastOrderOn,
            @Nullable Instant lastImportAt,
            @Nullable Instant lastRunAt,
            boolean dueRun) {}

    Overview with(Freshness now) {
        return new Overview(
                asOf,
                baseCurrency,
                policy,
                customers,
                rated,
                tiers,
                countries,
                pareto,
                rfm,
                lifecycle,
                concentration,
                unattributed,
                now);
    }
}
