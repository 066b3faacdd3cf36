package dev.fenji.overview;

import dev.fenji.kernel.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dashboard. Money is a decimal in text, in the base currency; shares lie between 0 and 1. */
record Overview(
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

    record Policy(long id, String slug, Title title, int version) {}

    record Tier(String tier, Title title, int rank, long customers, String netRevenue, double share) {}

    record Country(
            @Nullable String country,
            @Nullable String given,
            long customers,
            String netRevenue,
            long topCustomerId,
            String topCustomerName,
            double topCustomerShare) {}

    record Point(double customersShare, double revenueShare) {}

    record Cell(int r, int f, String segment, Title segmentTitle, long customers, String netRevenue) {}

    record Stage(String stage, long customers, String netRevenue) {}

    /** A country whose revenue depends on one customer. */
    record Dependence(String country, long customerId, String customerName, double share) {}

    record Unattributed(long documents, long lines, String amountBase) {}

    /** @param dueRun facts or days have come since the figures were made */
    record Freshness(
            @Nullable LocalDate lastOrderOn,
            @Nullable Instant lastImportAt,
            @Nullable Instant lastRunAt,
            boolean dueRun) {}
}
