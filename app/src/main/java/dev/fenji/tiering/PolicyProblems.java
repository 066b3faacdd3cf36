package dev.fenji.tiering;

import dev.fenji.kernel.policy.PolicyProblem;
import dev.fenji.shared.Problem;

/** What the kernel finds wrong with a document, for those who put it into words. */
public final class PolicyProblems {
    private PolicyProblems() {}

    public static Problem problem(PolicyProblem found) {
        return DocumentProblem.of(found);
    }
}
