package dev.fenji.identity;

import dev.fenji.shared.AuditableEvent;
import dev.fenji.shared.DataFolder;
import dev.fenji.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keys with which programs come in. The secret is shown once and kept only as a digest. */
@Component
public class ApiKeys implements ApplicationRunner {
    /** A key as its owner sees it later. */
    public record ApiKey(
            long id,
            String name,
            String prefix,
            Role role,
            @Nullable String username,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** A new key with its secret. */
    public record NewKey(ApiKey key, String secret) {}

    private record Owner(
            long id,
            @Nullable Long userId,
            String name,
            Role role,
            @Nullable String username,
            @Nullable String displayName,
            @Nullable String locale,
            boolean usedOfLate) {}

    static final String FILE = "command-line.key";
    private static final String MARK = "fenji_";
    private static final int SECRET_BYTES = 32;
    private static final int SHOWN = MARK.length() + 6;
    private static final String SELECT = """
            select k.id, k.name, k.prefix, k.role, u.username, k.created_at, k.last_used_at
            from api_key k left join app_user u on u.id = k.user_id
            """;

    private final JdbcClient jdbc;
    private final DataFolder folder;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, DataFolder folder, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.folder = folder;
        this.events = events;
    }

    public List<ApiKey> all() {
        return jdbc.sql(SELECT + "where k.revoked_at is null and k.user_id is not null order by k.id")
                .query(ApiKey.class)
                .list();
    }

    @Transactional
    public NewKey create(String name, Role role, Caller owner) {
        if (!owner.role().covers(role)) {
            throw new ProblemException(IdentityProblem.ROLE_TOO_HIGH, Map.of("role", role.named()));
        }
        NewKey created = insert(owner.id(), name.strip(), role);
        events.publishEvent(new AuditableEvent(
                "api-key.created", "api-key:" + created.key().id(), Map.of("name", name.strip(), "role", role.name())));
        return created;
    }

    @Transactional
    public void revoke(long id) {
        int revoked = jdbc.sql("update api_key set revoked_at = now() where id = :id and revoked_at is null")
                .param("id", id)
                .update();
        if (revoked == 0) {
            throw new ProblemException(IdentityProblem.UNKNOWN_KEY, Map.of("id", id));
        }
        events.publishEvent(new AuditableEvent("api-key.revoked", "api-key:" + id, Map.of()));
    }

    /** Each start gives the command line a new key, in a file that only the owner of the data folder can read. */
    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("delete from api_key where user_id is null").update();
        folder.writeSecret(FILE, insert(null, Caller.COMMAND_LINE, Role.ADMIN).secret());
    }

    @Nullable
    Caller authenticate(String secret) {
        Owner owner = jdbc.sql("""
                        select k.id, k.user_id, k.name, k.role, u.username, u.display_name, u.locale,
                               coalesce(k.last_used_at > now() - interval '1 minute', false) as used_of_late
                        from api_key k left join app_user u on u.id = k.user_id
                        where k.digest = :digest and k.revoked_at is null and (k.user_id is null or u.enabled)""")
                .param("digest", digest(secret))
                .query(Owner.class)
                .optional()
                .orElse(null);
        if (owner == null) {
            return null;
        }
        if (!owner.usedOfLate()) {
            noteUse(owner.id());
        }
        return owner.userId() == null || owner.username() == null
                ? new Caller(0, Caller.COMMAND_LINE, "Command line", owner.role(), null, owner.name())
                : new Caller(
                        owner.userId(),
                        owner.username(),
                        String.valueOf(owner.displayName()),
                        owner.role(),
                        owner.locale(),
                        owner.name());
    }

    /** To the minute is enough, and spares a write per request. */
    private void noteUse(long id) {
        jdbc.sql("""
                        update api_key set last_used_at = now()
                        where id = :id and (last_used_at is null or last_used_at < now() - interval '1 minute')""").param("id", id).update();
    }

    private NewKey insert(@Nullable Long userId, String name, Role role) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        long id = jdbc.sql("""
                        insert into api_key (user_id, name, prefix, digest, role)
                        values (:user, :name, :prefix, :digest, :role) returning id""")
                .param("user", userId, Types.BIGINT)
                .param("name", name)
                .param("prefix", secret.substring(0, SHOWN))
                .param("digest", digest(secret))
                .param("role", role.name())
                .query(Long.class)
                .single();
        ApiKey key = jdbc.sql(SELECT + "where k.id = :id")
                .param("id", id)
                .query(ApiKey.class)
                .single();
        return new NewKey(key, secret);
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
