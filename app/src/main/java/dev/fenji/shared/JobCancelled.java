package dev.fenji.shared;

import java.io.Serial;

/** Somebody cancelled the work: what it had begun is rolled back. */
public final class JobCancelled extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public JobCancelled() {
        super("cancelled");
    }
}
