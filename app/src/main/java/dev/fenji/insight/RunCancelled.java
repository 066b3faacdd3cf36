package dev.fenji.insight;

import java.io.Serial;

/** Somebody cancelled the run: what it had begun is rolled back. */
public final class RunCancelled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RunCancelled() {
        super("cancelled");
    }
}
