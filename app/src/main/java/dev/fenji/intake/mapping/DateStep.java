package dev.fenji.intake.mapping;

import java.util.List;

/** One step of a date format over the characters of a cell. */
sealed interface DateStep {
    record Number(char field, int min, int max) implements DateStep {}

    record Literal(String text) implements DateStep {}

    record MonthName() implements DateStep {}

    record HalfDay() implements DateStep {}

    record Fraction() implements DateStep {}

    record Offset() implements DateStep {}

    record Maybe(List<DateStep> steps) implements DateStep {}
}
