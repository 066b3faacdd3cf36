package dev.fenji.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Component;

/** Begins and ends the session of a browser. */
@Component
public class Sessions {
    static final String TICKET = "fenji.ticket";

    /** The session gets a new id, so that one planted before signing in is worth nothing. */
    public void begin(HttpServletRequest request, SignIn.Ticket ticket) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        request.getSession(true).setAttribute(TICKET, ticket);
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
