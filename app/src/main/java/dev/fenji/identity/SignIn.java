package dev.fenji.identity;

import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns a name and a password into a ticket, and a ticket, at every request, into whoever that is now. */
@Component
public class SignIn {
    /** What a session holds: it is worth something only while the user is enabled and the password unchanged. */
    public record Ticket(long userId, int epoch) implements Serializable {}

    private record Account(long id, String passwordHash, boolean enabled, int sessionEpoch) {}

    private final JdbcClient jdbc;
    private final Users users;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;

    SignIn(
            JdbcClient jdbc,
            Users users,
            Passwords passwords,
            SignInThrottle throttle,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
    }

    public Ticket enter(String username, String password, String address) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        throttle.requireOpen(name, address);
        Account account = account(name);
        boolean welcome = passwords.matches(password, account == null ? null : account.passwordHash());
        if (account == null || !welcome || !account.enabled()) {
            throttle.failed(name, address);
            audit("sign-in.refused", name, address);
            throw new ProblemException(IdentityProblem.WRONG_CREDENTIALS);
        }
        throttle.succeeded(name, address);
        audit("sign-in.succeeded", name, address);
        return new Ticket(account.id(), account.sessionEpoch());
    }

    /** A new ticket after the user changed the password, so that the browser at hand stays signed in. */
    public Ticket renew(long userId) {
        User user = users.get(userId);
        Account account = account(user.username());
        if (account == null) {
            throw new ProblemException(IdentityProblem.SIGN_IN_REQUIRED);
        }
        return new Ticket(account.id(), account.sessionEpoch());
    }

    @Nullable
    Caller whoIs(Ticket ticket) {
        return jdbc.sql("""
                        select id, username, display_name, role, enabled, locale, created_at from app_user
                        where id = :id and session_epoch = :epoch and enabled""")
                .param("id", ticket.userId())
                .param("epoch", ticket.epoch())
                .query(User.class)
                .optional()
                .map(User::asCaller)
                .orElse(null);
    }

    private @Nullable Account account(String username) {
        return jdbc.sql("select id, password_hash, enabled, session_epoch from app_user where username = :username")
                .param("username", username)
                .query(Account.class)
                .optional()
                .orElse(null);
    }

    private void audit(String kind, String username, String address) {
        events.publishEvent(new AuditableEvent(kind, "username:" + username, Map.of("address", address)));
    }
}
