package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What the kernel finds wrong with a policy document, as a problem with words. */
record DocumentProblem(PolicyProblem.Kind kind) implements ProblemType {

    static final String PREFIX = "tiering/policy-";

    static Problem of(PolicyProblem problem) {
        return new Problem(new DocumentProblem(problem.kind()), problem.facts(), problem.place());
    }

    @Override
    public String slug() {
        return PREFIX + kind.slug();
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    @Override
    public WhoActs who() {
        return WhoActs.USER;
    }
}
