package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text form of an explanation's facts, about 40 to 150 characters:
 *
 * <pre>version | outcome [reason] | tier index | total | tier before | inputs …</pre>
 *
 * A policy with gates or memory writes form 2, which remembers the day and the standing before:
 *
 * <pre>2 | outcome [reason] | tier index | total | tier before | as of ; since ; state | inputs …</pre>
 *
 * Numbers are plain decimals, texts begin with an apostrophe, tags with a comma each, unknown is empty; {@code \}, {@code |} and line breaks in
 * texts are escaped. Out of scope there are no inputs. The form never changes; a new one gets a new version.
 */
final class CompactText {

    static final String VERSION = "1";
    static final String WITH_MEMORY = "2";
    private static final char TAG = ',';
    private static final char SEPARATOR = '|';
    private static final char TEXT = '\'';
    private static final int HEAD = 5;

    private CompactText() {}

    /**
     * What a text says.
     *
     * @param outcome stored outcome
     * @param tier stored tier index, or -1
     * @param total stored total in millionths
     * @param before tier before, or null
     * @param asOf the day it was decided on, or null in form 1: that of the calibration
     * @param inputs the inputs, or null when out of scope
     */
    record Content(
            Outcome outcome,
            int tier,
            long total,
            @Nullable Standing before,
            @Nullable LocalDate asOf,
            @Nullable Inputs inputs) {}

    static String write(
            @Nullable Inputs inputs, int size, Resolved resolved, @Nullable Standing before, LocalDate asOf) {
        String from = before == null ? null : before.tier();
        StringBuilder out = head(WITH_MEMORY, resolved.scored(), resolved.outcome(), resolved.tier(), from);
        out.append(SEPARATOR).append(asOf.toEpochDay());
        if (before != null) {
            out.append(';').append(before.since().toEpochDay()).append(';');
            String state = before.state().text();
            escape(out, state == null ? "" : state);
        }
        return inputs(out, inputs, size);
    }

    static String write(@Nullable Inputs inputs, int size, Scored scored, Outcome outcome, @Nullable String before) {
        return inputs(head(VERSION, scored, outcome, scored.tier(), before), inputs, size);
    }

    private static StringBuilder head(String form, Scored scored, Outcome outcome, int tier, @Nullable String before) {
        StringBuilder out = new StringBuilder(96);
        out.append(form).append(SEPARATOR).append(outcome.code());
        if (scored.reason() != null) {
            out.append(scored.reason().code());
        }
        out.append(SEPARATOR);
        if (tier != Scored.NO_TIER) {
            out.append(tier);
        }
        out.append(SEPARATOR);
        appendNumber(out, scored.total());
        out.append(SEPARATOR);
        if (before != null) {
            escape(out, before);
        }
        return out;
    }

    private static String inputs(StringBuilder out, @Nullable Inputs inputs, int size) {
        if (inputs != null) {
            for (int i = 0; i < size; i++) {
                out.append(SEPARATOR);
                appendInput(out, inputs, i);
            }
        }
        return out.toString();
    }

    static Content read(String text, int size) {
        List<String> parts = split(text);
        boolean memory = parts.get(0).equals(WITH_MEMORY);
        int head = memory ? HEAD + 1 : HEAD;
        if (parts.size() < head || !(memory || parts.get(0).equals(VERSION))) {
            throw new IllegalArgumentException(
                    "The stored explanation (%s) must be of form %s or %s. Maybe a newer program wrote it."
                            .formatted(text, VERSION, WITH_MEMORY));
        }
        if (parts.size() != head && parts.size() != head + size) {
            throw new IllegalArgumentException(
                    "The stored explanation (%s) must hold %d inputs. Maybe it belongs to another policy version."
                            .formatted(text, size));
        }
        String from = parts.get(4).isEmpty() ? null : unescape(parts.get(4));
        String[] days = memory ? parts.get(HEAD).split(";", 3) : new String[0];
        return new Content(
                Outcome.of(parts.get(1).charAt(0)),
                parts.get(2).isEmpty() ? Scored.NO_TIER : Integer.parseInt(parts.get(2)),
                parts.get(3).isEmpty() ? Micros.UNKNOWN : Micros.parse(parts.get(3)),
                memory ? standing(from, days) : from == null ? null : new Standing(from, LocalDate.EPOCH),
                memory ? day(days[0]) : null,
                parts.size() == head ? null : inputs(parts.subList(head, parts.size())));
    }

    private static @Nullable Standing standing(@Nullable String tier, String[] days) {
        return days.length < 3 ? null : new Standing(tier, day(days[1]), StandingState.parse(unescape(days[2])));
    }

    private static LocalDate day(String text) {
        return LocalDate.ofEpochDay(Long.parseLong(text));
    }

    private static Inputs inputs(List<String> parts) {
        Inputs inputs = new Inputs(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.isEmpty()) {
                continue;
            }
            if (part.charAt(0) == TAG) {
                List<String> tags = List.of(part.substring(1).split(String.valueOf(TAG), -1));
                inputs.setTags(
                        i,
                        part.length() == 1
                                ? List.of()
                                : tags.stream().map(CompactText::unescape).toList());
            } else if (part.charAt(0) == TEXT) {
                inputs.set(i, unescape(part.substring(1)));
            } else {
                inputs.set(i, Micros.parse(part));
            }
        }
        return inputs;
    }

    private static void appendInput(StringBuilder out, Inputs inputs, int position) {
        List<String> tags = inputs.tags(position);
        if (tags != null) {
            out.append(TAG);
            for (int i = 0; i < tags.size(); i++) {
                escape(i == 0 ? out : out.append(TAG), tags.get(i), TAG);
            }
        } else if (inputs.isText(position)) {
            out.append(TEXT);
            escape(out, String.valueOf(inputs.text(position)));
        } else {
            appendNumber(out, inputs.micros(position));
        }
    }

    private static void appendNumber(StringBuilder out, long micros) {
        if (micros != Micros.UNKNOWN) {
            Micros.append(out, micros);
        }
    }

    private static void escape(StringBuilder out, String text) {
        escape(out, text, SEPARATOR);
    }

    /** @param further a separator that means something here besides the usual one */
    private static void escape(StringBuilder out, String text, char further) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case SEPARATOR -> out.append("\\p");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c == TAG && further == TAG ? "\\c" : String.valueOf(c));
            }
        }
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                out.append(
                        switch (text.charAt(i)) {
                            case 'p' -> SEPARATOR;
                            case 'c' -> TAG;
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> text.charAt(i);
                        });
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
