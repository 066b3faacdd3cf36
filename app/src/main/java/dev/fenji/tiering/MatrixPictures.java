package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One trial of a matrix: what it would change, and where everybody lies; whoever may see no customers sees an empty picture. */
@Component
public class MatrixPictures {
    private final Simulations simulations;
    private final CurrentUser user;
    private final KnownCustomers customers;

    MatrixPictures(Simulations simulations, CurrentUser user, KnownCustomers customers) {
        this.simulations = simulations;
        this.user = user;
        this.customers = customers;
    }

    /**
     * What became of it.
     *
     * @param advice all that is wrong with the document or worth a thought
     * @param problems why it cannot be tried on these customers
     * @param simulation what it would change; null when it could not be tried
     * @param picture null when it could not be tried
     */
    public record Outcome(
            List<PolicyProblem> advice,
            List<Problem> problems,
            @Nullable Simulation simulation,
            @Nullable MatrixPicture picture) {}

    /** @param segment as for {@link Simulations#simulate} */
    public Outcome picture(Object tree, String segment) {
        long began = System.nanoTime();
        LongSupplier millis = () -> Simulations.millisSince(began);
        Simulations.Attempt attempt = simulations.attempt(tree);
        Simulations.Tried tried = attempt.tried();
        return tried == null
                ? new Outcome(attempt.advice(), attempt.problems(), null, null)
                : new Outcome(
                        attempt.advice(),
                        attempt.problems(),
                        SimulationReport.of(tried, segment, millis),
                        picture(tried, millis));
    }

    private MatrixPicture picture(Simulations.Tried tried, LongSupplier millis) {
        if (!(tried.document().method() instanceof Method.Matrix method)) {
            throw new ProblemException(
                    TieringProblem.NOT_A_MATRIX,
                    Map.of(
                            "policy",
                            tried.document().slug(),
                            "method",
                            tried.document().method().kind()));
        }
        return switch (user.scope()) {
            case Scope.Nobody _ -> MatrixReport.empty(tried, method, millis.getAsLong());
            case Scope.Everything _ -> MatrixReport.of(tried, method, customers::of, millis);
        };
    }
}
