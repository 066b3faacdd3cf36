package dev.fenji.customer;

import dev.fenji.kernel.number.Micros;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Named;
import dev.fenji.shared.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a customer's potential.
 *
 * @param source who said it, or where it stands
 * @param observedOn the day it was so; it counts from the next day on
 * @param confidence how sure the source is, from 0 to 1
 * @param validUntil the last day on which it may be used; null = until something later is known
 */
public record DeclaredPotential(
        PotentialKind kind,
        BigDecimal value,
        String source,
        LocalDate observedOn,
        BigDecimal confidence,
        @Nullable LocalDate validUntil,
        @Nullable String note) {

    public DeclaredPotential {
        value = value.setScale(Micros.SCALE, RoundingMode.HALF_EVEN);
        confidence = confidence.setScale(Micros.SCALE, RoundingMode.HALF_EVEN);
        source = source.strip();
        note = note == null || note.isBlank() ? null : note.strip();
    }

    /** Everything that is wrong with it; the place of each problem is the name of the field. */
    public List<Problem> problems(LocalDate today) {
        List<Problem> found = new ArrayList<>();
        if (!kind.takes(value)) {
            found.add(new Problem(
                    CustomerProblem.POTENTIAL_OUT_OF_RANGE,
                    Map.of(
                            "kind", new Named(kind.id(), kind.title()),
                            "value", Decimals.plain(value),
                            "least", Decimals.plain(kind.least()),
                            "most", Decimals.plain(kind.most())),
                    "value"));
        }
        if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
            found.add(new Problem(
                    CustomerProblem.CONFIDENCE_OUT_OF_RANGE,
                    Map.of("confidence", Decimals.plain(confidence)),
                    "confidence"));
        }
        if (source.isEmpty()) {
            found.add(new Problem(CustomerProblem.POTENTIAL_WITHOUT_SOURCE, Map.of(), "source"));
        }
        if (observedOn.isAfter(today)) {
            found.add(new Problem(
                    CustomerProblem.OBSERVED_IN_FUTURE,
                    Map.of("observedOn", observedOn.toString(), "today", today.toString()),
                    "observedOn"));
        }
        if (validUntil != null && validUntil.isBefore(observedOn)) {
            found.add(new Problem(
                    CustomerProblem.VALID_UNTIL_TOO_EARLY,
                    Map.of("validUntil", validUntil.toString(), "observedOn", observedOn.toString()),
                    "validUntil"));
        }
        return found;
    }
}
