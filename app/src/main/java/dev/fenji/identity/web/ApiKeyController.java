package dev.fenji.identity.web;

import dev.fenji.identity.ApiKeys;
import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.identity.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/api-keys")
class ApiKeyController {
    record NewKey(
            @NotBlank @Size(max = 100) String name, @NotNull Role role) {}

    record CreatedKey(long id, String name, String prefix, Role role, Instant createdAt, String secret) {}

    private final ApiKeys keys;
    private final CurrentUser currentUser;

    ApiKeyController(ApiKeys keys, CurrentUser currentUser) {
        this.keys = keys;
        this.currentUser = currentUser;
    }

    @Requires(Permission.USER_ADMIN)
    @GetMapping
    List<ApiKeys.ApiKey> list() {
        return keys.all();
    }

    /** The only answer that ever holds the secret. */
    @Requires(Permission.USER_ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedKey create(@Valid @RequestBody NewKey wanted) {
        ApiKeys.NewKey created = keys.create(wanted.name(), wanted.role(), currentUser.current());
        ApiKeys.ApiKey key = created.key();
        return new CreatedKey(key.id(), key.name(), key.prefix(), key.role(), key.createdAt(), created.secret());
    }

    @Requires(Permission.USER_ADMIN)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        keys.revoke(id);
    }
}
