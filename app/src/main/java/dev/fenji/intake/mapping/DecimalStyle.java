package dev.fenji.intake.mapping;

/** What stands before the cents. */
public enum DecimalStyle {
    POINT,
    COMMA
}
