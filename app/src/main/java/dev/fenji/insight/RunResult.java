package dev.fenji.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a run leaves behind when it is done. */
record RunResult(
        Instant knownAt, Map<String, Long> counts, List<Map<String, Object>> results, Map<String, Object> provenance) {}
