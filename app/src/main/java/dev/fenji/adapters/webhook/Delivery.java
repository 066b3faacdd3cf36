package dev.fenji.adapters.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message for one receiver.
 *
 * @param messageId what the receiver knows it by, however often it comes
 * @param status the receiver's last answer; null when there was none
 * @param answer the beginning of what it wrote
 * @param failure why nothing came back
 */
public record Delivery(
        long id,
        long webhookId,
        String messageId,
        String type,
        @Nullable Long customerId,
        String body,
        State state,
        int attempts,
        Instant nextAt,
        @Nullable Integer status,
        @Nullable String answer,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant triedAt) {

    public enum State {
        WAITING,
        DELIVERED,
        /** Given up; it can be sent once more. */
        DEAD
    }
}
