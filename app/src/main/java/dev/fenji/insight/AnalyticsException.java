package dev.fenji.insight;

/** The analytical engine or the feed to it failed. */
final class AnalyticsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AnalyticsException(String message, Throwable cause) {
        super(message, cause);
    }
}
