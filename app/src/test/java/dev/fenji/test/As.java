package dev.fenji.test;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.fenji.identity.Caller;
import dev.fenji.identity.Role;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who asks, in a MockMvc request: {@code mvc.perform(get("/api/users").with(As.admin()))}. */
public final class As {
    /** The first administrator's id: every fresh database has that user. */
    private static final long ADMIN_ID = 1;

    private As() {}

    public static RequestPostProcessor admin() {
        return role(Role.ADMIN);
    }

    public static RequestPostProcessor analyst() {
        return role(Role.ANALYST);
    }

    public static RequestPostProcessor viewer() {
        return role(Role.VIEWER);
    }

    public static RequestPostProcessor role(Role role) {
        return request -> csrf().postProcessRequest(authentication(token(role)).postProcessRequest(request));
    }

    /** Somebody else than the administrator, where it matters who. */
    public static RequestPostProcessor named(String username, Role role) {
        return request ->
                csrf().postProcessRequest(authentication(token(username, role)).postProcessRequest(request));
    }

    /** For tests below the controllers: the thread acts as this role until the block ends. */
    public static void thread(Role role, Runnable work) {
        SecurityContextHolder.getContext().setAuthentication(token(role));
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static UsernamePasswordAuthenticationToken token(Role role) {
        return token("admin", role);
    }

    private static UsernamePasswordAuthenticationToken token(String username, Role role) {
        var caller = new Caller(ADMIN_ID, username, "Administrator", role, null, null);
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, AuthorityUtils.NO_AUTHORITIES);
    }
}
