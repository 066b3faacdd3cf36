package dev.fenji.tiering;

import dev.fenji.kernel.metric.Unit;
import dev.fenji.kernel.policy.Explanation.Part;
import dev.fenji.kernel.policy.ExplanationDiff.Change;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What became of one criterion between two results, in a sentence. */
final class ChangePart {
    private static final int SHOWN_DECIMALS = 2;

    private ChangePart() {}

    /** Null where there is nothing to tell: the same figure, and no difference that a reader would see. */
    static @Nullable String tell(Speech speech, Change change) {
        Part part = change.after() != null ? change.after() : change.before();
        Unit unit = part == null ? Unit.NUMBER : part.unit();
        String field = part == null ? "" : part.field();
        BigDecimal contribution = change.contribution().setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
        boolean same = change.rawBefore().equals(change.rawAfter());
        boolean isValue = speech.document().method().kind().equals("abc");
        if (same && (isValue || contribution.signum() == 0)) {
            return null;
        }
        var facts = new HashMap<String, Object>();
        facts.put("criterion", part == null ? change.criterion() : speech.in(part.title()));
        facts.put("from", speech.raw(change.rawBefore(), unit, field));
        facts.put("to", speech.raw(change.rawAfter(), unit, field));
        if (isValue) {
            return speech.say("since.value", facts);
        }
        facts.put("contribution", Speech.signed(contribution));
        return speech.say(
                same ? "since.part.same" : contribution.signum() == 0 ? "since.part.none" : "since.part", facts);
    }
}
