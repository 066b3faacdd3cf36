package dev.fenji.insight.model;

import dev.fenji.insight.model.ScopeReport.FittedBecause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that hold on a day: those learned last, or new ones where that is due. It follows from the facts, the settings and what
 * was learned up to that day, so that tiers, the models' own run and a replay find the same.
 *
 * @param history what everyone bought
 * @param because why the parameters are as old as they are
 * @param kept the report on everyone that they were taken over from; null when they are new
 * @param scopes everyone first, then the segments, largest first
 */
record Learning(
        PurchaseHistory history,
        FittedBecause because,
        @Nullable ScopeReport kept,
        LocalDate fittedOn,
        long fittedPurchaseDays,
        List<Scope> scopes) {

    private static final int MOST_SEGMENTS = 60;
    private static final int LEAST_OF_SEGMENT = 50;

    /**
     * @param segment value of the attribute that cuts customers into segments; null for everyone
     * @param kept the report the parameters were taken over from; null when they are new
     */
    record Scope(
            String name,
            @Nullable String segment,
            PurchaseHistory history,
            ScopeFit fit,
            @Nullable ScopeReport kept) {}

    /** @param before what was learned last, by scope; empty when nothing was */
    static Learning of(
            PurchaseHistory history,
            ModelSettings settings,
            String settingsText,
            LocalDate asOf,
            Map<String, ScopeReport> before) {
        ScopeReport last = before.get(ScopeReport.ALL);
        FittedBecause because = Freshness.because(last, settingsText, history, asOf);
        ScopeReport kept = because == FittedBecause.TAKEN_OVER ? last : null;
        ScopeFit ofAll = kept == null ? ScopeFit.of(history) : ScopeFit.takenOver(kept);
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new Scope(ScopeReport.ALL, null, history, ofAll, kept));
        segments(history, settings).forEach((segment, customers) -> {
            String name = settings.segmentBy() + ":" + segment;
            ScopeReport own = kept == null ? null : before.get(name);
            ScopeFit fit = own == null ? ScopeFit.borrowing(customers, ofAll) : ScopeFit.takenOver(own);
            scopes.add(new Scope(name, segment, customers, fit, own));
        });
        return new Learning(
                history,
                because,
                kept,
                kept == null ? asOf : kept.fittedOn(),
                kept == null ? history.purchaseDays() : Freshness.fittedPurchaseDays(kept),
                scopes);
    }

    /** The largest segments with enough customers. */
    private static Map<String, PurchaseHistory> segments(PurchaseHistory history, ModelSettings settings) {
        if (settings.segmentBy() == null) {
            return Map.of();
        }
        Map<String, Integer> sizes = new TreeMap<>();
        for (int row = 0; row < history.size(); row++) {
            String segment = history.segment(row);
            if (segment != null) {
                sizes.merge(segment, 1, Integer::sum);
            }
        }
        Map<String, PurchaseHistory> segments = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .filter(size -> size.getValue() >= LEAST_OF_SEGMENT)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SEGMENTS)
                .forEach(size -> segments.put(size.getKey(), history.ofSegment(size.getKey())));
        return segments;
    }
}
