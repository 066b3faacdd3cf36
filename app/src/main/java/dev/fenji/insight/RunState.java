package dev.fenji.insight;

/** Where a run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    /** The program ended while it ran; what it had begun was rolled back. */
    INTERRUPTED;

    public boolean isOpen() {
        return this == QUEUED || this == RUNNING;
    }
}
