package dev.fenji.intake.reading;

import dev.fenji.intake.IntakeProblem;
import dev.fenji.shared.ProblemException;
import java.util.Map;

/** The file as a whole cannot be read; nothing of it may be stored. */
public final class UnreadableFile extends ProblemException {

    private static final long serialVersionUID = 1L;

    public UnreadableFile(String slug, Map<String, Object> values) {
        super(IntakeProblem.of(slug), values);
    }

    public UnreadableFile(String slug, String key, Object value) {
        this(slug, Map.of(key, value));
    }

    public String slug() {
        return problem().type().slug();
    }

    public Map<String, Object> values() {
        return problem().values();
    }
}
