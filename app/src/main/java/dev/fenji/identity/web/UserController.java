package dev.fenji.identity.web;

import dev.fenji.identity.Permission;
import dev.fenji.identity.Requires;
import dev.fenji.identity.Role;
import dev.fenji.identity.User;
import dev.fenji.identity.Users;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/users")
class UserController {
    record NewUser(
            @NotBlank @Size(max = 60) String username,
            @Nullable @Size(max = 200) String displayName,
            @NotNull Role role,
            @NotBlank @Size(max = 500) String password) {}

    record UserChange(
            @Nullable Role role,
            @Nullable Boolean enabled,
            @Nullable @Size(max = 200) String displayName,
            @Nullable @Size(max = 500) String password) {}

    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @Requires(Permission.USER_ADMIN)
    @GetMapping
    List<User> list() {
        return users.all();
    }

    @Requires(Permission.USER_ADMIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    User create(@Valid @RequestBody NewUser user) {
        String displayName = user.displayName() == null ? "" : user.displayName();
        return users.create(new Users.NewUser(user.username(), displayName, user.role(), user.password()));
    }

    @Requires(Permission.USER_ADMIN)
    @PatchMapping("/{id}")
    User change(@PathVariable long id, @Valid @RequestBody UserChange change) {
        return users.change(
                id, new Users.Change(change.role(), change.enabled(), change.displayName(), change.password()));
    }
}
