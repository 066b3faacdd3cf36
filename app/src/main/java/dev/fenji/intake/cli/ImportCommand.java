package dev.fenji.intake.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ./fenji import FILE... --mapping NAME}: hands files to the running server and shows how it gets on. */
public final class ImportCommand {

    private static final int OK = 0;
    private static final int NOT_DONE = 1;
    private static final int WRONG_USE = 2;
    private static final long LOOK_EVERY_MILLIS = 500;
    private static final long SHOW_EVERY_NANOS = 200_000_000;

    private final Server server;
    private final PrintStream out;
    private final ProgressLine line;
    private long shownAt = System.nanoTime();

    private ImportCommand(Server server, PrintStream out) {
        this.server = server;
        this.out = out;
        this.line = new ProgressLine(
                out, System.console() != null && System.console().isTerminal());
    }

    public static void main(String[] typed) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(typed, out, err));
    }

    static int run(String[] typed, PrintStream out, PrintStream err) throws InterruptedException {
        if (typed.length == 0 || List.of(typed).contains("--help")) {
            out.print(Arguments.USAGE);
            return typed.length == 0 ? WRONG_USE : OK;
        }
        try {
            String data = Objects.requireNonNullElse(System.getenv("FENJI_DATA"), "data");
            Arguments arguments = Arguments.parse(typed, Path.of(data));
            return new ImportCommand(Server.of(arguments.data()), out).run(arguments);
        } catch (Arguments.Wrong e) {
            err.println(e.getMessage());
            err.print(Arguments.USAGE);
            return WRONG_USE;
        } catch (Server.Refused e) {
            err.println(e.getMessage());
            return NOT_DONE;
        }
    }

    private int run(Arguments arguments) throws Server.Refused, InterruptedException {
        @Nullable
        Object started = server.upload(
                "/api/imports", arguments.files(), Map.of("mappingName", arguments.mapping()), this::uploading);
        List<Long> ids = new ArrayList<>();
        if (started instanceof List<?> imports) {
            imports.forEach(i -> ids.add(Progress.of(i).id()));
        }
        if (!arguments.waits()) {
            out.println("Started: import " + ids);
            return OK;
        }
        int code = OK;
        for (long id : ids) {
            code = Math.max(code, watch(id));
        }
        return code;
    }

    private void uploading(long sent, long total) {
        long now = System.nanoTime();
        if (now - shownAt >= SHOW_EVERY_NANOS) {
            shownAt = now;
            line.show(Progress.upload(sent, total));
        }
    }

    private int watch(long id) throws Server.Refused, InterruptedException {
        Progress progress = Progress.of(server.get("/api/imports/" + id));
        while (!progress.ended()) {
            line.show(progress.line());
            Thread.sleep(LOOK_EVERY_MILLIS);
            progress = Progress.of(server.get("/api/imports/" + id));
        }
        line.end(progress.summary());
        return progress.state().equals("DONE") ? OK : NOT_DONE;
    }
}
