package dev.fenji.tiering;

/** Past days were computed and their moves are known: since when customers stand where they do may be another day now. */
public record PastKnown() {}
