package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who is asking: by key when the request carries one, else by session. */
final class CallerFilter extends OncePerRequestFilter {
    static final String BEARER = "Bearer ";

    private final SignIn signIn;
    private final ApiKeys keys;
    private final ProblemWriter problems;

    CallerFilter(SignIn signIn, ApiKeys keys, ProblemWriter problems) {
        this.signIn = signIn;
        this.keys = keys;
        this.problems = problems;
    }

    static boolean carriesKey(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    /** The second pass of an answer that is streamed (an export) is checked like the first: it needs its caller again. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (carriesKey(request)) {
            String header = request.getHeader("Authorization");
            Caller caller = keys.authenticate(header.substring(BEARER.length()).strip());
            if (caller == null) {
                problems.write(new ProblemException(IdentityProblem.UNKNOWN_API_KEY), request, response);
                return;
            }
            admit(caller);
        } else {
            Caller caller = fromSession(request.getSession(false));
            if (caller != null) {
                admit(caller);
            }
        }
        chain.doFilter(request, response);
    }

    private @Nullable Caller fromSession(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(Sessions.TICKET) instanceof SignIn.Ticket ticket)) {
            return null;
        }
        return signIn.whoIs(ticket);
    }

    private static void admit(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(caller, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }
}
