package dev.fenji.customer;

import dev.fenji.kernel.potential.PotentialKind;
import dev.fenji.shared.Problem;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people declare about the potential of customers: appended, withdrawn, never changed. */
public interface PotentialInputs {

    /** What is said of one customer. */
    record Given(long customerId, DeclaredPotential said) {}

    /** @param known inputs that had been recorded before with the same content, withdrawn ones included */
    record Recorded(int recorded, int known) {}

    /**
     * Records one input; its customer is looked at again at once.
     *
     * @param replaces an input of the same customer and kind that this one corrects: it is withdrawn in its favour
     */
    PotentialInput record(long customerId, DeclaredPotential said, @Nullable Long replaces);

    /** Records several, all or none: what is wrong is said of all of them. Their customers are looked at again at once. */
    Recorded recordAll(List<Given> given);

    /** What keeps an input from being recorded today. */
    List<Problem> problems(DeclaredPotential said);

    /**
     * Records what an import brings, in its transaction: checked before, of customers that exist. What is known already adds
     * nothing. The run that follows the import looks at everyone.
     */
    Recorded register(Collection<Given> given);

    /** All inputs of a customer that the caller may see, withdrawn ones too, the latest observation first. */
    List<PotentialInput> history(long customerId, @Nullable PotentialKind kind);

    /** The input that holds of each kind as of a day: observed before it, still valid on it, not withdrawn; the latest. */
    List<PotentialInput> asOf(long customerId, LocalDate day);

    /** Takes an input back: it stays, marked, and counts no longer. */
    PotentialInput withdraw(long inputId, String reason);
}
