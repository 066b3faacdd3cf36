package dev.fenji.adapters.demo;

import dev.fenji.intake.ImportReport;
import java.io.PrintStream;

/** Short lines for the person who waits at the terminal. */
record Terminal(PrintStream out) {

    void say(String line) {
        out.println("  " + line);
        out.flush();
    }

    void progress(ImportReport report) {
        Long total = report.rowsTotal();
        switch (report.phase()) {
            case CHECK -> say("  %s: %,d rows checked".formatted(report.fileName(), report.rowsRead()));
            case WRITE, SCATTERED ->
                say(
                        total == null
                                ? "  %s: %,d rows stored".formatted(report.fileName(), report.rowsRead())
                                : "  %s: %,d of %,d rows stored"
                                        .formatted(report.fileName(), report.rowsRead(), total));
            case WAITING, END -> {}
        }
    }
}
