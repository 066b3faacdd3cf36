package dev.fenji.tiering.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Presence;
import dev.fenji.identity.Requires;
import dev.fenji.kernel.Title;
import dev.fenji.tiering.Moves;
import dev.fenji.tiering.StandingMove;
import dev.fenji.tiering.Trigger;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of tier under the policy in force: the latest ones, and those to come as they happen. */
@RestController
@RequestMapping("/api/standings")
class MoveController {
    private static final int MOST = 200;

    private final Moves moves;
    private final TierTitles titles;
    private final MoveStream stream;
    private final Presence presence;

    MoveController(Moves moves, TierTitles titles, MoveStream stream, Presence presence) {
        this.moves = moves;
        this.titles = titles;
        this.stream = stream;
        this.presence = presence;
    }

    /**
     * One customer's change of tier.
     *
     * @param id later ones have greater numbers
     * @param subjectId the number of what caused it: document, customer, run or override
     * @param subject what people call it
     */
    record Move(
            long id,
            Instant at,
            long customerId,
            String customerName,
            LocalDate day,
            @Nullable String from,
            @Nullable Title fromTitle,
            @Nullable String to,
            @Nullable Title toTitle,
            Trigger cause,
            long subjectId,
            @Nullable String subject) {

        static Move of(Moves.Seen seen, TierTitles titles) {
            StandingMove move = seen.move();
            return new Move(
                    move.id(),
                    move.at(),
                    move.customerId(),
                    seen.customerName(),
                    move.day(),
                    move.from(),
                    titles.of(move, move.from()),
                    move.to(),
                    titles.of(move, move.to()),
                    move.cause(),
                    move.subjectId(),
                    move.subject());
        }
    }

    /** The latest changes of tier, newest first. */
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping("/moves")
    List<Move> recent(@RequestParam(defaultValue = "20") int limit) {
        return moves.recent(Math.clamp(limit, 1, MOST)).stream()
                .map(seen -> Move.of(seen, titles))
                .toList();
    }

    /**
     * Changes of tier as they happen, as server-sent events of type move, until the caller goes or may no longer see them.
     *
     * @param lastEventId the last number that was seen; what happened since comes first
     * @param after the same for the first connection
     */
    @Requires(Permission.CUSTOMER_READ)
    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    void stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
            @RequestParam(required = false) @Nullable Long after,
            HttpServletRequest request,
            HttpServletResponse response) {
        stream.write(lastEventId == null ? after : lastEventId, presence.of(request), response);
    }
}
