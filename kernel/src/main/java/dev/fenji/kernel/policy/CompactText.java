package dev.fenji.kernel.policy;

import dev.fenji.kernel.number.Micros;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text form of an explanation's facts, about 40 to 150 characters:
 *
 * <pre>version | outcome [reason] | tier index | total | tier before | inputs …</pre>
 *
 * Numbers are plain decimals, texts begin with an apostrophe, unknown is empty; {@code \}, {@code |} and line breaks in
 * texts are escaped. Out of scope there are no inputs. The form never changes; a new one gets a new version.
 */
final class CompactText {

    static final String VERSION = "1";
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
     * @param inputs the inputs, or null when out of scope
     */
    record Content(
            Outcome outcome,
            int tier,
            long total,
            @Nullable String before,
            @Nullable Inputs inputs) {}

    static String write(@Nullable Inputs inputs, int size, Scored scored, Outcome outcome, @Nullable String before) {
        StringBuilder out = new StringBuilder(96);
        out.append(VERSION).append(SEPARATOR).append(outcome.code());
        if (scored.reason() != null) {
            out.append(scored.reason().code());
        }
        out.append(SEPARATOR);
        if (scored.isRated()) {
            out.append(scored.tier());
        }
        out.append(SEPARATOR);
        appendNumber(out, scored.total());
        out.append(SEPARATOR);
        if (before != null) {
            escape(out, before);
        }
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
        if (parts.size() < HEAD || !parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException(
                    "The stored explanation (%s) must be of version %s. Maybe a newer program wrote it."
                            .formatted(text, VERSION));
        }
        if (parts.size() != HEAD && parts.size() != HEAD + size) {
            throw new IllegalArgumentException(
                    "The stored explanation (%s) must hold %d inputs. Maybe it belongs to another policy version."
                            .formatted(text, size));
        }
        String before = unescape(parts.get(4));
        return new Content(
                Outcome.of(parts.get(1).charAt(0)),
                parts.get(2).isEmpty() ? Scored.NO_TIER : Integer.parseInt(parts.get(2)),
                parts.get(3).isEmpty() ? Micros.UNKNOWN : Micros.parse(parts.get(3)),
                before.isEmpty() ? null : before,
                parts.size() == HEAD ? null : inputs(parts.subList(HEAD, parts.size())));
    }

    private static Inputs inputs(List<String> parts) {
        Inputs inputs = new Inputs(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.isEmpty()) {
                continue;
            }
            if (part.charAt(0) == TEXT) {
                inputs.set(i, unescape(part.substring(1)));
            } else {
                inputs.set(i, Micros.parse(part));
            }
        }
        return inputs;
    }

    private static void appendInput(StringBuilder out, Inputs inputs, int position) {
        if (inputs.isText(position)) {
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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case SEPARATOR -> out.append("\\p");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
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
