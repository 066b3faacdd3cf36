package dev.fenji.customer.web;

import dev.fenji.customer.PotentialInput;
import dev.fenji.kernel.Title;
import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.Decimals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declared potential of a customer as it goes over the wire; decimals are text.
 *
 * @param known of how many kinds something is known
 */
record PotentialBody(LocalDate asOf, String baseCurrency, int known, List<KindBody> kinds) {

    /**
     * @param unit PERCENT, POINTS or MONEY (base currency)
     * @param least the smallest value there can be
     * @param most the largest value there can be
     * @param current what holds; null when nothing is known
     */
    record KindBody(
            String kind,
            Title title,
            Unit unit,
            String least,
            String most,
            @Nullable Input current) {}

    /** @param confidence how sure the source is, from 0 to 1 */
    record Input(
            long id,
            long customerId,
            String kind,
            String value,
            String confidence,
            String source,
            LocalDate observedOn,
            @Nullable LocalDate validUntil,
            @Nullable String note,
            Instant recordedAt,
            String recordedBy,
            @Nullable Withdrawal withdrawn) {

        static Input of(PotentialInput input) {
            var said = input.said();
            var withdrawn = input.withdrawn();
            return new Input(
                    input.id(),
                    input.customerId(),
                    said.kind().id(),
                    Decimals.plain(said.value()),
                    Decimals.plain(said.confidence()),
                    said.source(),
                    said.observedOn(),
                    said.validUntil(),
                    said.note(),
                    input.recordedAt(),
                    input.recordedBy(),
                    withdrawn == null
                            ? null
                            : new Withdrawal(
                                    withdrawn.at(), withdrawn.by(), withdrawn.reason(), withdrawn.replacedBy()));
        }
    }

    /**
     * @param reason what was wrong; null when another input replaced it
     * @param replacedBy that input
     */
    record Withdrawal(
            Instant at,
            String by,
            @Nullable String reason,
            @Nullable Long replacedBy) {}

    static PotentialBody of(LocalDate asOf, String baseCurrency, List<PotentialInput> holding) {
        return new PotentialBody(
                asOf,
                baseCurrency,
                holding.size(),
                Arrays.stream(PotentialKind.values())
                        .map(kind -> kind(kind, holding))
                        .toList());
    }

    private static KindBody kind(PotentialKind kind, List<PotentialInput> holding) {
        Input current = holding.stream()
                .filter(input -> input.said().kind() == kind)
                .map(Input::of)
                .findFirst()
                .orElse(null);
        return new KindBody(
                kind.id(),
                kind.title(),
                kind.unit(),
                Decimals.plain(kind.least()),
                Decimals.plain(kind.most()),
                current);
    }
}
