package dev.fenji.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a program repeat a request safely. The key is stored in the same transaction as what the request does: a second request with
 * the same key waits for the first and then gets its answer; if the first failed, the second does the work.
 */
@Component
public class Idempotency {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    Idempotency(JdbcClient jdbc, JsonMapper json, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
    }

    /** Who asks what: the key counts per caller and endpoint. Without a key every request is a new one. */
    public record Call(
            String caller, String endpoint, @Nullable String key, Object request) {}

    private record Stored(String requestHash, String body) {}

    public <T> T once(Call call, Class<T> answer, Supplier<T> work) {
        String key = call.key();
        if (key == null || key.isBlank()) {
            return done(transaction.execute(status -> work.get()));
        }
        return done(transaction.execute(status -> once(call, key, answer, work)));
    }

    private <T> T once(Call call, String key, Class<T> answer, Supplier<T> work) {
        String hash = hash(json.writeValueAsString(call.request()));
        if (!claim(call, key, hash)) {
            return repeat(call, key, hash, answer);
        }
        T result = work.get();
        jdbc.sql("update idempotency set body = :body where caller = :caller and endpoint = :endpoint and key = :key")
                .param("body", json.writeValueAsString(result))
                .param("caller", call.caller())
                .param("endpoint", call.endpoint())
                .param("key", key)
                .update();
        return result;
    }

    private boolean claim(Call call, String key, String hash) {
        return jdbc.sql("""
                                insert into idempotency (caller, endpoint, key, request_hash)
                                values (:caller, :endpoint, :key, :hash)
                                on conflict do nothing""")
                        .param("caller", call.caller())
                        .param("endpoint", call.endpoint())
                        .param("key", key)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    private <T> T repeat(Call call, String key, String hash, Class<T> answer) {
        Stored stored = jdbc.sql("""
                        select request_hash, body from idempotency
                        where caller = :caller and endpoint = :endpoint and key = :key""")
                .param("caller", call.caller())
                .param("endpoint", call.endpoint())
                .param("key", key)
                .query(Stored.class)
                .single();
        if (!stored.requestHash().equals(hash)) {
            throw new ProblemException(SharedProblem.IDEMPOTENCY_KEY_REUSED, Map.of("key", key));
        }
        return json.readValue(stored.body(), answer);
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    void forgetOldKeys() {
        jdbc.sql("delete from idempotency where created_at < now() - :kept::interval")
                .param("kept", KEPT.toString())
                .update();
    }

    private static <T> T done(@Nullable T result) {
        if (result == null) {
            throw new IllegalStateException("A request that is answered once must have an answer.");
        }
        return result;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
