package dev.fenji.customer.web;

import dev.fenji.customer.CustomerProblem;
import dev.fenji.customer.DeclaredPotential;
import dev.fenji.customer.PotentialInputs;
import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.Idempotency;
import dev.fenji.shared.Organisation;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class PotentialController {
    private static final int MOST_INPUTS = 500;
    private static final int INTEGER_DIGITS = 18;
    private static final int FRACTION_DIGITS = 18;

    /**
     * What is declared.
     *
     * @param confidence how sure the source is, from 0 to 1
     * @param observedOn the day it was so; it counts from the next day on
     * @param validUntil the last day on which it may be used
     * @param replaces an input of the same kind that this one corrects
     */
    record WantedInput(
            @NotNull @Size(max = 50) String kind,

            @NotNull @Digits(integer = INTEGER_DIGITS, fraction = FRACTION_DIGITS)
            BigDecimal value,

            @NotNull @Size(max = 500) String source,
            @NotNull LocalDate observedOn,

            @NotNull @Digits(integer = INTEGER_DIGITS, fraction = FRACTION_DIGITS)
            BigDecimal confidence,

            @Nullable LocalDate validUntil,
            @Nullable @Size(max = 2000) String note,
            @Nullable Long replaces) {

        DeclaredPotential said() {
            return declared(kind, "kind", value, source, observedOn, confidence, validUntil, note);
        }
    }

    /** The same of any customer. */
    record WantedOfCustomer(
            @NotNull Long customerId,
            @NotNull @Size(max = 50) String kind,

            @NotNull @Digits(integer = INTEGER_DIGITS, fraction = FRACTION_DIGITS)
            BigDecimal value,

            @NotNull @Size(max = 500) String source,
            @NotNull LocalDate observedOn,

            @NotNull @Digits(integer = INTEGER_DIGITS, fraction = FRACTION_DIGITS)
            BigDecimal confidence,

            @Nullable LocalDate validUntil,
            @Nullable @Size(max = 2000) String note) {

        PotentialInputs.Given given(int place) {
            return new PotentialInputs.Given(
                    customerId,
                    declared(
                            kind,
                            "inputs[" + place + "].kind",
                            value,
                            source,
                            observedOn,
                            confidence,
                            validUntil,
                            note));
        }
    }

    record WantedInputs(@NotEmpty @Size(max = MOST_INPUTS) List<@Valid WantedOfCustomer> inputs) {}

    /** @param known inputs that had been recorded before with the same content */
    record RecordedBody(int recorded, int known) {}

    /** @param reason what was wrong */
    record WantedWithdrawal(@NotNull @Size(max = 500) String reason) {}

    private final PotentialInputs inputs;
    private final Organisation organisation;
    private final Idempotency idempotency;
    private final CurrentUser currentUser;
    private final Clock clock;

    PotentialController(
            PotentialInputs inputs,
            Organisation organisation,
            Idempotency idempotency,
            CurrentUser currentUser,
            Clock clock) {
        this.inputs = inputs;
        this.organisation = organisation;
        this.idempotency = idempotency;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** What holds of each kind as of a day; without one as of tomorrow, so that what was observed today is among it. */
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/customers/{id}/potential")
    PotentialBody potential(@PathVariable long id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        LocalDate day = asOf == null
                ? LocalDate.ofInstant(clock.instant(), organisation.zone()).plusDays(1)
                : asOf;
        return PotentialBody.of(day, organisation.baseCurrency(), inputs.asOf(id, day));
    }

    /** All inputs of a customer, withdrawn ones too, the latest observation first. */
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/customers/{id}/potential-inputs")
    List<PotentialBody.Input> history(@PathVariable long id, @RequestParam(required = false) @Nullable String kind) {
        return inputs.history(id, kind == null ? null : kind(kind, "kind")).stream()
                .map(PotentialBody.Input::of)
                .toList();
    }

    /** Records one input; the customer is looked at again at once. */
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/customers/{id}/potential-inputs")
    @ResponseStatus(HttpStatus.CREATED)
    PotentialBody.Input record(
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody WantedInput wanted) {
        return idempotency.once(
                call("POST /api/customers/" + id + "/potential-inputs", key, wanted),
                PotentialBody.Input.class,
                () -> PotentialBody.Input.of(inputs.record(id, wanted.said(), wanted.replaces())));
    }

    /** Records several inputs, all or none. What was recorded before with the same content adds nothing. */
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/potential-inputs")
    @ResponseStatus(HttpStatus.CREATED)
    RecordedBody recordAll(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody WantedInputs wanted) {
        return idempotency.once(
                call("POST /api/potential-inputs", key, wanted), RecordedBody.class, () -> recordAll(wanted.inputs()));
    }

    private RecordedBody recordAll(List<WantedOfCustomer> wanted) {
        List<PotentialInputs.Given> given = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            given.add(wanted.get(i).given(i));
        }
        var recorded = inputs.recordAll(given);
        return new RecordedBody(recorded.recorded(), recorded.known());
    }

    /** Takes an input back: it stays in the history, marked, and counts no longer. */
    @Requires(Permission.CUSTOMER_WRITE)
    @PostMapping("/potential-inputs/{input}/withdrawal")
    PotentialBody.Input withdraw(
            @PathVariable long input,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody WantedWithdrawal wanted) {
        return idempotency.once(
                call("POST /api/potential-inputs/" + input + "/withdrawal", key, wanted),
                PotentialBody.Input.class,
                () -> PotentialBody.Input.of(inputs.withdraw(input, wanted.reason())));
    }

    private Idempotency.Call call(String endpoint, @Nullable String key, Object request) {
        return new Idempotency.Call(currentUser.current().username(), endpoint, key, request);
    }

    private static DeclaredPotential declared(
            String kind,
            String place,
            BigDecimal value,
            String source,
            LocalDate observedOn,
            BigDecimal confidence,
            @Nullable LocalDate validUntil,
            @Nullable String note) {
        return new DeclaredPotential(kind(kind, place), value, source, observedOn, confidence, validUntil, note);
    }

    private static PotentialKind kind(String id, String place) {
        PotentialKind kind = PotentialKind.find(id);
        if (kind == null) {
            List<String> known =
                    Arrays.stream(PotentialKind.values()).map(PotentialKind::id).toList();
            var problem =
                    new Problem(CustomerProblem.UNKNOWN_POTENTIAL_KIND, Map.of("kind", id, "known", known), place);
            throw new ProblemException(problem, List.of(problem));
        }
        return kind;
    }
}
