package dev.fenji.intake.run;

/** Texts that a spreadsheet would take for formulas get an apostrophe before them, and lose it on the way back. */
final class FormulaSafe {

    private FormulaSafe() {}

    static String write(String text) {
        return dangerous(text) ? "'" + text : text;
    }

    static String read(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && dangerous(text.substring(1)) ? text.substring(1) : text;
    }

    /** Plain negative numbers are harmless and stay numbers. */
    private static boolean dangerous(String text) {
        if (text.isEmpty()) {
            return false;
        }
        return switch (text.charAt(0)) {
            case '=', '@', '\t', '\r' -> true;
            case '+', '-' -> !text.matches("[+-][0-9][0-9.,]*");
            default -> false;
        };
    }
}
