package dev.fenji.intake.run;

import dev.fenji.intake.reading.RowReader;

/** Watches a job row by row: reports progress about once a second and stops it when somebody asked for that. */
interface Meter {

    void row(long rows, RowReader reader);
}
