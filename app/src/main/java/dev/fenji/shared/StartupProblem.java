package dev.fenji.shared;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something outside the program keeps it from starting. The message is one sentence for the person at the terminal, the remedy another. */
public final class StartupProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StartupProblem(String message, String remedy) {
        this(message, remedy, null);
    }

    public StartupProblem(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
