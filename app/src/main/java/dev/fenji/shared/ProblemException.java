package dev.fenji.shared;

import java.io.Serial;
import java.util.List;
import java.util.Map;

/** A request cannot be fulfilled; rendered as RFC 9457 {@code application/problem+json}. */
public class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient List<Problem> parts;

    public ProblemException(ProblemType type) {
        this(type, Map.of());
    }

    public ProblemException(ProblemType type, Map<String, Object> values) {
        this(Problem.of(type, values), List.of());
    }

    /** Several problems found at once: the first argument says what they are about, the parts say each. */
    public ProblemException(Problem problem, List<Problem> parts) {
        super(problem.type().slug() + " " + problem.values());
        this.problem = problem;
        this.parts = List.copyOf(parts);
    }

    public Problem problem() {
        return problem;
    }

    public List<Problem> parts() {
        return parts;
    }
}
