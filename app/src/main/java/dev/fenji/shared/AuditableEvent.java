package dev.fenji.shared;

import java.util.Map;

/**
 * Something a person may later ask about. Publish it inside the transaction that does the thing: it is kept if and only if that
 * commits.
 *
 * @param kind what happened, as {@code module.past-tense}: {@code policy.published}
 * @param subject on what, as {@code type:id}: {@code policy:12}
 */
public record AuditableEvent(String kind, String subject, Map<String, Object> details) {
    public AuditableEvent {
        details = Map.copyOf(details);
    }
}
