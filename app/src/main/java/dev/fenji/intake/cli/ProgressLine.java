package dev.fenji.intake.cli;

import java.io.PrintStream;

/** One line that changes in place on a terminal; elsewhere (a log, a pipe) only what is final is printed. */
final class ProgressLine {

    private final PrintStream out;
    private final boolean terminal;
    private int width;

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(String text) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            out.flush();
            width = text.length();
        }
    }

    void end(String text) {
        show("");
        if (terminal) {
            out.print("\r");
        }
        width = 0;
        out.println(text);
    }
}
