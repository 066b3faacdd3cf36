package dev.fenji.intake.mapping;

import java.util.Map;

/** Rows that people have put right: row number → column → new text. */
public record Corrections(Map<Long, Map<String, String>> rows) {

    public static final Corrections NONE = new Corrections(Map.of());
}
