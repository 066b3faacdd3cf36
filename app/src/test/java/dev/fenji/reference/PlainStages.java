package dev.fenji.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lifecycle with its default parameters, the slow and obvious way. */
final class PlainStages {
    private static final BigDecimal FLOOR = BigDecimal.valueOf(30);
    private static final BigDecimal CAP = BigDecimal.valueOf(180);
    private static final int ENOUGH = 20;

    private final Map<String, @Nullable String> segments;
    private final Map<String, BigDecimal> own = new HashMap<>();
    private final Map<String, BigDecimal> bySegment = new HashMap<>();
    private final BigDecimal everyone;

    private PlainStages(Map<String, PlainFigures> figures, Map<String, @Nullable String> segments) {
        this.segments = segments;
        Map<String, List<BigDecimal>> gaps = new HashMap<>();
        figures.forEach((customer, figure) -> {
            BigDecimal gap = figure.purchasesEver() >= 4 ? figure.medianGap() : null;
            if (gap != null) {
                own.put(customer, gap);
                gaps.computeIfAbsent(segment(customer), any -> new ArrayList<>())
                        .add(gap);
            }
        });
        gaps.forEach((segment, all) -> {
            if (all.size() >= ENOUGH) {
                bySegment.put(segment, PlainFigures.median(all));
            }
        });
        everyone = own.isEmpty() ? CAP : PlainFigures.median(new ArrayList<>(own.values()));
    }

    /** The stage of every customer of {@code segments}, which says each one's segment. */
    static Map<String, String> of(Map<String, PlainFigures> figures, Map<String, @Nullable String> segments) {
        var stages = new PlainStages(figures, segments);
        Map<String, String> result = new TreeMap<>();
        segments.keySet().forEach(customer -> result.put(customer, stages.stage(customer, figures.get(customer))));
        return result;
    }

    private String stage(String customer, @Nullable PlainFigures figure) {
        Integer recency = figure == null ? null : figure.since(figure.last());
        Integer tenure = figure == null ? null : figure.since(figure.first());
        if (figure == null || recency == null || tenure == null) {
            return "prospect";
        }
        if (tenure <= 90 && figure.purchasesEver() < 3) {
            return "new";
        }
        BigDecimal gap = own.getOrDefault(customer, bySegment.getOrDefault(segment(customer), everyone))
                .max(FLOOR)
                .min(CAP);
        BigDecimal days = BigDecimal.valueOf(recency);
        if (cameBack(figure, gap)) {
            return "reactivated";
        }
        if (days.multiply(BigDecimal.TWO).compareTo(gap.multiply(BigDecimal.valueOf(3))) <= 0) {
            return "active";
        }
        return days.compareTo(gap.multiply(BigDecimal.valueOf(3))) <= 0 ? "silent" : "lost";
    }

    /** A purchase no longer ago than one gap ended a silence of more than three. */
    private static boolean cameBack(PlainFigures figure, BigDecimal gap) {
        List<LocalDate> days = figure.purchaseDays();
        for (int i = 1; i < days.size(); i++) {
            BigDecimal silence = BigDecimal.valueOf(
                    days.get(i).toEpochDay() - days.get(i - 1).toEpochDay());
            BigDecimal ago =
                    BigDecimal.valueOf(figure.asOf().toEpochDay() - days.get(i).toEpochDay());
            if (silence.compareTo(gap.multiply(BigDecimal.valueOf(3))) > 0 && ago.compareTo(gap) <= 0) {
                return true;
            }
        }
        return false;
    }

    private String segment(String customer) {
        return String.valueOf(segments.get(customer));
    }
}
