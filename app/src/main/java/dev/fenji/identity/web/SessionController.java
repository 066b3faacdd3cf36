package dev.fenji.identity.web;

import dev.fenji.identity.Caller;
import dev.fenji.identity.CurrentUser;
import dev.fenji.identity.Permission;
import dev.fenji.identity.Public;
import dev.fenji.identity.Role;
import dev.fenji.identity.Sessions;
import dev.fenji.identity.SignIn;
import dev.fenji.identity.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/session")
class SessionController {
    record Me(
            long id,
            String username,
            String displayName,
            Role role,
            List<Permission> permissions,
            @Nullable String locale) {
        static Me of(Caller caller) {
            return new Me(
                    caller.id(),
                    caller.username(),
                    caller.displayName(),
                    caller.role(),
                    List.copyOf(caller.permissions()),
                    caller.locale());
        }
    }

    record Credentials(
            @NotBlank @Size(max = 200) String username,
            @NotBlank @Size(max = 500) String password) {}

    record PasswordChange(
            @NotBlank @Size(max = 500) String current,
            @NotBlank @Size(max = 500) String next) {}

    record Preferences(@Nullable String locale) {}

    private final CurrentUser currentUser;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Users users;

    SessionController(CurrentUser currentUser, SignIn signIn, Sessions sessions, Users users) {
        this.currentUser = currentUser;
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
    }

    @Public
    @GetMapping
    @Nullable
    Me me(HttpServletResponse response) {
        Caller caller = currentUser.find();
        if (caller == null) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        }
        return caller == null ? null : Me.of(caller);
    }

    @Public
    @PostMapping
    Me enter(@Valid @RequestBody Credentials given, HttpServletRequest request) {
        SignIn.Ticket ticket = signIn.enter(given.username(), given.password(), request.getRemoteAddr());
        sessions.begin(request, ticket);
        return Me.of(users.get(ticket.userId()).asCaller());
    }

    @Public
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(HttpServletRequest request) {
        sessions.end(request);
    }

    @Public
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(@Valid @RequestBody PasswordChange change, HttpServletRequest request) {
        Caller caller = currentUser.current();
        users.changePassword(caller.id(), change.current(), change.next());
        if (caller.key() == null) {
            sessions.begin(request, signIn.renew(caller.id()));
        }
    }

    @Public
    @PatchMapping
    Me prefer(@RequestBody Preferences preferences) {
        Caller caller = currentUser.current();
        return Me.of(users.chooseLocale(caller.id(), preferences.locale()).asCaller());
    }
}
