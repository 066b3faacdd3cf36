package dev.fenji.insight;

import java.time.LocalDate;

/** A run came into force: metrics and tiers are as of this day. */
public record InsightsRefreshed(long runId, LocalDate asOf) {}
