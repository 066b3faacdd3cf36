package dev.fenji.intake.mapping;

import dev.fenji.customer.DeclaredPotential;
import dev.fenji.intake.reading.Row;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.Decimals;
import dev.fenji.shared.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as declared inputs of potential, one per row. Whether a day is in the future is seen when they are stored. */
public final class PotentialBinder implements Binder {

    private static final int PERCENT_PLACES = 2;

    private final Cells cells;
    private @Nullable String customerKey;
    private @Nullable DeclaredPotential said;

    PotentialBinder(Cells cells) {
        this.cells = cells;
    }

    @Override
    public List<Finding> bind(Row row) {
        cells.begin(row);
        said = null;
        customerKey = cells.requiredKey(Target.CUSTOMER_KEY);
        PotentialKind kind = kind();
        BigDecimal value = value(kind);
        BigDecimal confidence = confidence();
        String source = required(Target.SOURCE, cells.text(Target.SOURCE));
        LocalDate observedOn = required(Target.OBSERVED_ON, cells.day(Target.OBSERVED_ON));
        LocalDate validUntil = cells.day(Target.VALID_UNTIL);
        if (kind != null && value != null && confidence != null && source != null && observedOn != null) {
            said = new DeclaredPotential(
                    kind, value, source, observedOn, confidence, validUntil, cells.text(Target.NOTE));
            said.problems(LocalDate.MAX).forEach(problem -> cells.add(finding(problem)));
        }
        return cells.findings();
    }

    private @Nullable PotentialKind kind() {
        String given = required(Target.POTENTIAL_KIND, cells.text(Target.POTENTIAL_KIND));
        PotentialKind kind = given == null ? null : PotentialWords.kind(given);
        if (given != null && kind == null) {
            cells.add(new Finding(
                    "customer/unknown-potential-kind",
                    cells.columnName(Target.POTENTIAL_KIND),
                    given,
                    Map.of("kind", given, "known", PotentialWords.kinds())));
        }
        return kind;
    }

    /** A percentage may carry its sign. */
    private @Nullable BigDecimal value(@Nullable PotentialKind kind) {
        String given = cells.text(Target.VALUE);
        boolean percent = kind != null && kind.unit() == Unit.PERCENT && given != null && given.matches(".*[%％]");
        if (!percent) {
            return required(Target.VALUE, cells.decimal(Target.VALUE));
        }
        BigDecimal share = cells.share(Target.VALUE);
        return share == null ? null : share.movePointRight(PERCENT_PLACES);
    }

    private @Nullable BigDecimal confidence() {
        String given = cells.text(Target.CONFIDENCE);
        BigDecimal word = given == null ? null : PotentialWords.confidence(given);
        return word == null ? required(Target.CONFIDENCE, cells.share(Target.CONFIDENCE)) : word;
    }

    private <T> @Nullable T required(Target target, @Nullable T value) {
        if (value == null) {
            cells.missing(target);
        }
        return value;
    }

    /** What the declared input says about itself, with the column it came from. */
    private Finding finding(Problem problem) {
        Target target = Target.byId(String.valueOf(problem.place()));
        Map<String, Object> values = new HashMap<>();
        problem.values().forEach((name, value) -> values.put(name, String.valueOf(value)));
        if (problem.values().containsKey("kind")) {
            values.put("kind", String.valueOf(cells.text(Target.POTENTIAL_KIND)));
        }
        return target == null
                ? new Finding(problem.type().slug(), null, null, values)
                : new Finding(problem.type().slug(), cells.columnName(target), cells.raw(target), values);
    }

    public String customerKey() {
        return read(customerKey);
    }

    public DeclaredPotential said() {
        return read(said);
    }

    private static <T> T read(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("There is no good row.");
        }
        return value;
    }

    @Override
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (said != null && customerKey != null) {
            values.put(Target.CUSTOMER_KEY.id(), customerKey);
            values.put(Target.POTENTIAL_KIND.id(), said.kind().id());
            values.put(Target.VALUE.id(), Decimals.plain(said.value()));
            values.put(Target.SOURCE.id(), said.source());
            values.put(Target.OBSERVED_ON.id(), said.observedOn().toString());
            values.put(Target.CONFIDENCE.id(), Decimals.plain(said.confidence()));
            if (said.validUntil() != null) {
                values.put(Target.VALID_UNTIL.id(), said.validUntil().toString());
            }
            if (said.note() != null) {
                values.put(Target.NOTE.id(), said.note());
            }
        }
        return values;
    }
}
