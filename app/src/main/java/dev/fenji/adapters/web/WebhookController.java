package dev.fenji.adapters.web;

import dev.fenji.adapters.webhook.Delivery;
import dev.fenji.adapters.webhook.EventType;
import dev.fenji.adapters.webhook.Webhook;
import dev.fenji.adapters.webhook.Webhooks;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.shared.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Systems outside that are told of changes of standing. */
@RestController
@RequestMapping("/api/webhooks")
class WebhookController {
    private static final int LARGEST_PAGE = 200;

    /**
     * What a receiver is to be told.
     *
     * @param types without them all
     * @param policies by slug; without them all
     * @param tiers moves from or to one of them; without them all
     */
    record WantedWebhook(
            @NotBlank @Size(max = 2000) String url,
            @NotBlank @Size(max = 200) String title,
            @Nullable @Size(max = 10) List<EventType> types,
            @Nullable @Size(max = 100) List<@NotBlank String> policies,
            @Nullable @Size(max = 100) List<@NotBlank String> tiers,
            @Nullable Boolean enabled) {

        Webhook.Wanted wanted() {
            return new Webhook.Wanted(
                    url.strip(), title.strip(), or(types), or(policies), or(tiers), enabled == null || enabled);
        }

        private static <T> List<T> or(@Nullable List<T> given) {
            return given == null ? List.of() : given;
        }
    }

    record Since(@NotNull Instant since) {}

    record Replayed(int deliveries) {}

    private final Webhooks webhooks;

    WebhookController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Requires(Permission.SETTINGS_WRITE)
    @GetMapping
    List<Webhook> all() {
        return webhooks.all();
    }

    /** Adds a receiver. The secret in the answer is shown this once. */
    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Webhooks.Created create(@Valid @RequestBody WantedWebhook wanted) {
        return webhooks.create(wanted.wanted());
    }

    @Requires(Permission.SETTINGS_WRITE)
    @PutMapping("/{id}")
    Webhook change(@PathVariable long id, @Valid @RequestBody WantedWebhook wanted) {
        return webhooks.change(id, wanted.wanted());
    }

    /** Removes a receiver with its deliveries. */
    @Requires(Permission.SETTINGS_WRITE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable long id) {
        webhooks.remove(id);
    }

    /** Sends a message that says nothing, to see whether it arrives. */
    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping("/{id}/test")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery test(@PathVariable long id) {
        return webhooks.test(id);
    }

    /** What was sent to a receiver, newest first. */
    @Requires(Permission.SETTINGS_WRITE)
    @GetMapping("/{id}/deliveries")
    Page<Delivery> deliveries(
            @PathVariable long id,
            @RequestParam(required = false) Delivery.@Nullable State state,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return webhooks.deliveries(id, state, cursor, Math.clamp(limit, 1, LARGEST_PAGE));
    }

    /** Sends everything since a moment once more, with the ids it had. */
    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping("/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed replaySince(@PathVariable long id, @Valid @RequestBody Since since) {
        return new Replayed(webhooks.replaySince(id, since.since()));
    }

    /** Sends one delivery once more. */
    @Requires(Permission.SETTINGS_WRITE)
    @PostMapping("/deliveries/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Delivery replay(@PathVariable long id) {
        return webhooks.replay(id);
    }
}
