package dev.fenji.intake.run;

import dev.fenji.intake.ImportReport.ProblemCount;
import dev.fenji.intake.mapping.CreditNote;
import dev.fenji.intake.mapping.Mapping;
import java.util.List;

/**
 * What the check found out.
 *
 * @param scattered documents whose lines do not stand together
 * @param signs whether credit lines must be turned
 */
record Check(
        long rows,
        long bad,
        List<ProblemCount> problems,
        LongSet scattered,
        CustomerIndex customers,
        CreditNote.Signs signs,
        long unattributed,
        long unresolvedCountries) {

    double badShare() {
        return rows == 0 ? 0 : (double) bad / rows;
    }

    boolean tooBad(Mapping mapping) {
        return badShare() > mapping.maxBadShare();
    }
}
