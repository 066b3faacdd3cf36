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
        String file = report.fileName();
        long rows = report.rowsRead();
        Long total = report.rowsTotal();
        if (report.phase() == ImportReport.Phase.CHECK) {
            say("  %s: %,d rows checked".formatted(file, rows));
        } else if (total != null && rows < total) {
            // Before the first row is stored the count is still that of the check: all.
            say("  %s: %,d of %,d rows stored".formatted(file, rows, total));
        }
    }
}
