package dev.fenji.intake;

/** An import has stored all it could. One event per import. */
public record ImportCompleted(long importId, String kind, String source) {}
