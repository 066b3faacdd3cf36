package dev.fenji.tiering;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One customer's change of standing, as the journal has it.
 *
 * @param id its place in the journal: later changes have greater numbers
 * @param day from which day it holds
 * @param from the tier before, or null when there was none
 * @param to the tier from now on, or null when the customer is no longer rated
 * @param subjectId the number of what caused it: document, customer, run or override
 * @param subject what people call it, the number of an order for example
 */
public record StandingMove(
        long id,
        Instant at,
        int policyId,
        int version,
        long customerId,
        LocalDate day,
        @Nullable String from,
        @Nullable String to,
        Trigger cause,
        long subjectId,
        @Nullable String subject) {}
