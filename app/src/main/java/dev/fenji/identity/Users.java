package dev.fenji.identity;

import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.ProblemException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in. */
@Component
public class Users {
    /** A password given by an administrator, or made up by us when none is given. */
    public record NewUser(
            String username,
            String displayName,
            Role role,
            @Nullable String password) {}

    /** What changes; null stays as it is. */
    public record Change(
            @Nullable Role role,
            @Nullable Boolean enabled,
            @Nullable String displayName,
            @Nullable String password) {}

    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}._@-]{2,60}");
    private static final Set<String> LOCALES = Set.of("zh-CN", "en");
    private static final String COLUMNS = "id, username, display_name, role, enabled, locale, created_at";

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final FirstPassword firstPassword;
    private final ApplicationEventPublisher events;

    Users(JdbcClient jdbc, Passwords passwords, FirstPassword firstPassword, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.firstPassword = firstPassword;
        this.events = events;
    }

    public List<User> all() {
        return jdbc.sql("select " + COLUMNS + " from app_user order by username")
                .query(User.class)
                .list();
    }

    public User get(long id) {
        return jdbc.sql("select " + COLUMNS + " from app_user where id = :id")
                .param("id", id)
                .query(User.class)
                .optional()
                .orElseThrow(() -> new ProblemException(IdentityProblem.UNKNOWN_USER, Map.of("id", id)));
    }

    @Transactional
    public User create(NewUser user) {
        String username = user.username().strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(username).matches()) {
            throw new ProblemException(IdentityProblem.INVALID_USERNAME, Map.of("username", user.username()));
        }
        String password = user.password() == null ? passwords.generate() : user.password();
        passwords.requireStrong(password, username);
        long id = insert(username, user, passwords.hash(password));
        audit(
                "user.created",
                id,
                Map.of("username", username, "role", user.role().name()));
        return get(id);
    }

    private long insert(String username, NewUser user, String hash) {
        try {
            return jdbc.sql("""
                            insert into app_user (username, display_name, password_hash, role)
                            values (:username, :displayName, :hash, :role) returning id""")
                    .param("username", username)
                    .param(
                            "displayName",
                            user.displayName().isBlank()
                                    ? username
                                    : user.displayName().strip())
                    .param("hash", hash)
                    .param("role", user.role().name())
                    .query(Long.class)
                    .single();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(IdentityProblem.USERNAME_TAKEN, Map.of("username", username));
        }
    }

    @Transactional
    public User change(long id, Change change) {
        User before = lock(id);
        boolean losesAdmin = before.enabled()
                && before.role() == Role.ADMIN
                && (change.role() != null && change.role() != Role.ADMIN || Boolean.FALSE.equals(change.enabled()));
        if (losesAdmin && otherAdmins(id) == 0) {
            throw new ProblemException(IdentityProblem.LAST_ADMIN);
        }
        jdbc.sql("""
                        update app_user
                        set role = coalesce(:role, role),
                            enabled = coalesce(:enabled, enabled),
                            display_name = coalesce(:displayName, display_name),
                            session_epoch = session_epoch + case when :enabled then 0 when :enabled is null then 0 else 1 end
                        where id = :id""")
                .param("role", change.role() == null ? null : change.role().name())
                .param("enabled", change.enabled(), Types.BOOLEAN)
                .param("displayName", change.displayName())
                .param("id", id)
                .update();
        if (change.password() != null) {
            setPassword(before, change.password());
        }
        if (before.enabled() && Boolean.FALSE.equals(change.enabled())) {
            events.publishEvent(new UserDisabled(id));
        }
        User after = get(id);
        audit(
                "user.changed",
                id,
                Map.of(
                        "username", after.username(),
                        "role", after.role().name(),
                        "enabled", after.enabled(),
                        "passwordSet", change.password() != null));
        return after;
    }

    /** The user's own change of password; ends every session of that user, also the one that asks. */
    @Transactional
    public void changePassword(long id, String present, String next) {
        User user = lock(id);
        String hash = jdbc.sql("select password_hash from app_user where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        if (!passwords.matches(present, hash)) {
            throw new ProblemException(IdentityProblem.WRONG_PASSWORD);
        }
        setPassword(user, next);
        audit("user.password-changed", id, Map.of("username", user.username()));
    }

    @Transactional
    public User chooseLocale(long id, @Nullable String locale) {
        if (locale != null && !LOCALES.contains(locale)) {
            throw new ProblemException(IdentityProblem.UNKNOWN_LOCALE, Map.of("locale", locale));
        }
        jdbc.sql("update app_user set locale = :locale where id = :id")
                .param("locale", locale)
                .param("id", id)
                .update();
        return get(id);
    }

    private void setPassword(User user, String password) {
        passwords.requireStrong(password, user.username());
        jdbc.sql("update app_user set password_hash = :hash, session_epoch = session_epoch + 1 where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", user.id())
                .update();
        firstPassword.forget(user.username());
    }

    private User lock(long id) {
        jdbc.sql("select id from app_user where id = :id or role = 'ADMIN' order by id for update")
                .param("id", id)
                .query(Long.class)
                .list();
        return get(id);
    }

    private long otherAdmins(long id) {
        return jdbc.sql("select count(*) from app_user where role = 'ADMIN' and enabled and id <> :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    private void audit(String kind, long id, Map<String, Object> details) {
        events.publishEvent(new AuditableEvent(kind, "user:" + id, details));
    }
}
