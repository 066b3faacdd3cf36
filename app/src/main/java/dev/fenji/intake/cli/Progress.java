package dev.fenji.intake.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An import as the server shows it. */
record Progress(Map<?, ?> body) {

    private static final int BAR = 24;
    private static final long MB = 1_000_000;

    static Progress of(@Nullable Object json) {
        return new Progress(json instanceof Map<?, ?> body ? body : Map.of());
    }

    long id() {
        return number(body.get("id"));
    }

    String state() {
        return text(body.get("state"));
    }

    boolean ended() {
        return !state().equals("CHECKING") && !state().equals("RUNNING");
    }

    String line() {
        long read = number(body.get("rowsRead"));
        long total = number(body.get("rowsTotal"));
        boolean writing = state().equals("RUNNING") && total > 0;
        String bar = writing ? bar((double) read / total) + " " : "";
        String left = body.get("secondsLeft") == null ? "" : ", " + seconds(number(body.get("secondsLeft"))) + " left";
        return String.format(
                Locale.ROOT,
                "%s  %-8s %s%,d rows, %,d rows/s%s",
                text(body.get("fileName")),
                text(body.get("phase")).toLowerCase(Locale.ROOT),
                bar,
                read,
                number(body.get("rowsPerSecond")),
                left);
    }

    /** How far a file has been sent; nothing is read before all of it is there. */
    static String upload(long sent, long total) {
        return String.format(Locale.ROOT, "upload %s %,d of %,d MB", bar((double) sent / total), sent / MB, total / MB);
    }

    private static String bar(double share) {
        int full = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    private static String seconds(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    String summary() {
        Map<?, ?> counts = body.get("counts") instanceof Map<?, ?> c ? c : Map.of();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s (%s): %s. %,d rows, %,d lines new, %,d known, %,d documents, %,d customers new, %,d records, %,d in quarantine.",
                text(body.get("fileName")),
                text(body.get("mapping")),
                state().toLowerCase(Locale.ROOT),
                number(body.get("rowsTotal")),
                number(counts.get("linesNew")),
                number(counts.get("linesKnown")),
                number(counts.get("documents")),
                number(counts.get("customersNew")),
                number(counts.get("recordsStored")),
                number(counts.get("quarantined"))));
        if (body.get("error") != null) {
            text.append('\n').append(Server.problem(0, body.get("error")));
        }
        if (body.get("problems") instanceof List<?> problems) {
            problems.forEach(p -> {
                if (p instanceof Map<?, ?> one) {
                    text.append(String.format(
                            Locale.ROOT, "%n  %,d × %s", number(one.get("count")), text(one.get("detail"))));
                }
            });
        }
        return text.toString();
    }

    private static long number(@Nullable Object value) {
        return value instanceof Double d ? d.longValue() : 0;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
