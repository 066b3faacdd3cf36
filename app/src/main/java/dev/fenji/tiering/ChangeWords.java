package dev.fenji.tiering;

import dev.fenji.kernel.policy.Explanation;
import dev.fenji.kernel.policy.ExplanationDiff;
import dev.fenji.kernel.policy.ExplanationDiff.Change;
import dev.fenji.shared.ProblemWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what changed between two days. */
@Component
class ChangeWords {
    private final TierWords words;
    private final Sentences sentences;

    ChangeWords(TierWords words, Sentences sentences) {
        this.words = words;
        this.sentences = sentences;
    }

    Answer tell(
            LocalDate since,
            @Nullable Explained then,
            Explained now,
            List<Standings.HistoryEntry> moves,
            @Nullable ExplanationDiff diff,
            Locale wanted) {
        Locale locale = ProblemWords.language(wanted);
        Speech speech = Speech.of(words, now, locale);
        if (then == null || diff == null) {
            return new Answer(
                    speech.say("since.none", Map.of("since", since)),
                    List.of(),
                    List.of(sentences.result(now, locale)));
        }
        List<String> points = new ArrayList<>();
        Comparator<Change> largest =
                Comparator.comparing(change -> change.contribution().abs());
        diff.changes().stream().sorted(largest.reversed()).forEach(change -> {
            String told = ChangePart.tell(speech, change);
            if (told != null) {
                points.add(told);
            }
        });
        List<String> notes = new ArrayList<>();
        if (moves.size() > 1) {
            moves.forEach(move -> notes.add(
                    speech.say("since.move", Map.of("on", move.validFrom(), "tier", speech.tier(move.tier())))));
        }
        if (!diff.samePolicy()) {
            notes.add(speech.say(
                    "since.version",
                    Map.of(
                            "before", then.version().number(),
                            "after", now.version().number())));
        } else if (!diff.sameCalibration() && learns(now)) {
            notes.add(speech.say("since.calibration", Map.of()));
        }
        notes.addAll(sentences.rules(now, locale));
        return new Answer(headline(speech, since, now, diff, !moves.isEmpty()), points, notes);
    }

    private static String headline(Speech speech, LocalDate since, Explained now, ExplanationDiff diff, boolean moved) {
        var facts = new HashMap<String, Object>();
        facts.put("since", since);
        facts.put("now", now.asOf());
        facts.put("before", speech.tier(diff.tierBefore()));
        facts.put("after", speech.tier(diff.tierAfter()));
        Explanation explanation = now.decision().explanation();
        BigDecimal before = diff.totalBefore();
        BigDecimal after = diff.totalAfter();
        boolean sameTier = speech.tier(diff.tierBefore()).equals(speech.tier(diff.tierAfter()));
        String stayed = moved ? "since.again" : diff.changes().isEmpty() ? "since.nothing" : "since.same";
        String key = sameTier ? stayed : "since.moved";
        boolean scoreIsValue = speech.document().method().kind().equals("abc");
        if (before == null || after == null || scoreIsValue) {
            return speech.say(key, facts);
        }
        facts.put("from", speech.score(before, explanation));
        facts.put("to", speech.score(after, explanation));
        return speech.say(key, facts) + speech.say("since.score", facts);
    }

    /** Whether the version learns anything that could have moved the customer. */
    private static boolean learns(Explained now) {
        var learned = now.calibration().whole();
        return !learned.bins().isEmpty() || !learned.lines().isEmpty();
    }
}
