package dev.fenji.tiering.movement;

/** A run has written into the history of tiers, of the present or of a past day. Within this module. */
public record HistoryGrew(long runId) {}
