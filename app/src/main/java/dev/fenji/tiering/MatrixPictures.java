package dev.fenji.tiering;

import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Scope;
import dev.fenji.kernel.policy.Method;
import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the matrix of a document on everyone, as a run would rate them; whoever may see no customers sees an empty one. */
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
     * @param picture null when it could not be tried
     */
    public record Outcome(
            List<PolicyProblem> advice,
            List<Problem> problems,
            @Nullable MatrixPicture picture) {}

    public Outcome picture(Object tree) {
        long began = System.nanoTime();
        Simulations.Attempt attempt = simulations.attempt(tree);
        Simulations.Tried tried = attempt.tried();
        return new Outcome(attempt.advice(), attempt.problems(), tried == null ? null : picture(tried, began));
    }

    private MatrixPicture picture(Simulations.Tried tried, long began) {
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
            case Scope.Nobody _ -> MatrixReport.empty(tried, method, Simulations.millisSince(began));
            case Scope.Everything _ ->
                MatrixReport.of(tried, method, customers::of, () -> Simulations.millisSince(began));
        };
    }
}
