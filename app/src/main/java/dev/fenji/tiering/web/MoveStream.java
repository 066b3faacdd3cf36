package dev.fenji.tiering.web;

import dev.fenji.tiering.JournalWatch;
import dev.fenji.tiering.Moves;
import dev.fenji.tiering.StandingJournal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes moves to one listener as they happen. Its thread is a virtual one that mostly waits. */
@Component
class MoveStream {
    private static final Logger LOG = LoggerFactory.getLogger(MoveStream.class);
    private static final int AT_ONCE = 100;
    private static final long HEARTBEAT_MILLIS = 10_000;

    private final Moves moves;
    private final TierTitles titles;
    private final StandingJournal journal;
    private final JournalWatch watch;
    private final JsonMapper json;

    MoveStream(Moves moves, TierTitles titles, StandingJournal journal, JournalWatch watch, JsonMapper json) {
        this.moves = moves;
        this.titles = titles;
        this.journal = journal;
        this.watch = watch;
        this.json = json;
    }

    /** @param from what was seen already; null begins with what comes now */
    void write(@Nullable Long from, BooleanSupplier present, HttpServletResponse response) {
        long seen = from == null ? journal.last() : from;
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try {
            OutputStream out = response.getOutputStream();
            do {
                long head = journal.last();
                List<Moves.Seen> some = moves.after(seen, AT_ONCE);
                for (Moves.Seen one : some) {
                    send(one, out);
                    seen = one.move().id();
                }
                seen = some.size() == AT_ONCE ? seen : Math.max(seen, head);
                // A comment: proxies keep the line open, and a listener that has gone is noticed.
                out.write(":\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            } while (watch.await(seen, HEARTBEAT_MILLIS) && present.getAsBoolean());
        } catch (IOException e) {
            LOG.debug("A listener has gone.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(Moves.Seen seen, OutputStream out) throws IOException {
        String data = json.writeValueAsString(MoveController.Move.of(seen, titles));
        String event = "id: %d\nevent: move\ndata: %s\n\n".formatted(seen.move().id(), data);
        out.write(event.getBytes(StandardCharsets.UTF_8));
    }
}
