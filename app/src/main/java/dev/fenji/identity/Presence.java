package dev.fenji.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Whether somebody who was let in still may be here: for answers that last. */
@Component
public class Presence {
    private final SignIn signIn;
    private final ApiKeys keys;

    Presence(SignIn signIn, ApiKeys keys) {
        this.signIn = signIn;
        this.keys = keys;
    }

    /** Asks anew each time: signed out, session over, password changed, user disabled, key revoked. */
    public BooleanSupplier of(HttpServletRequest request) {
        if (CallerFilter.carriesKey(request)) {
            String key = request.getHeader("Authorization")
                    .substring(CallerFilter.BEARER.length())
                    .strip();
            return () -> keys.authenticate(key) != null;
        }
        HttpSession session = request.getSession(false);
        return session == null ? () -> true : () -> signedIn(session);
    }

    private boolean signedIn(HttpSession session) {
        try {
            return session.getAttribute(Sessions.TICKET) instanceof SignIn.Ticket ticket
                    && signIn.whoIs(ticket) != null;
        } catch (IllegalStateException over) {
            return false;
        }
    }
}
