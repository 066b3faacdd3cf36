package dev.fenji.identity;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** Problems of signing in and of permissions. */
public enum IdentityProblem implements ProblemType {
    SIGN_IN_REQUIRED("sign-in-required", HttpStatus.UNAUTHORIZED, WhoActs.USER),
    WRONG_CREDENTIALS("wrong-credentials", HttpStatus.UNAUTHORIZED, WhoActs.USER),
    UNKNOWN_API_KEY("unknown-api-key", HttpStatus.UNAUTHORIZED, WhoActs.USER),
    TOO_MANY_ATTEMPTS("too-many-attempts", HttpStatus.TOO_MANY_REQUESTS, WhoActs.USER),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, WhoActs.ADMIN),
    CSRF("csrf", HttpStatus.FORBIDDEN, WhoActs.USER),
    WRONG_PASSWORD("wrong-password", HttpStatus.BAD_REQUEST, WhoActs.USER),
    WEAK_PASSWORD("weak-password", HttpStatus.BAD_REQUEST, WhoActs.USER),
    INVALID_USERNAME("invalid-username", HttpStatus.BAD_REQUEST, WhoActs.USER),
    USERNAME_TAKEN("username-taken", HttpStatus.CONFLICT, WhoActs.USER),
    UNKNOWN_USER("unknown-user", HttpStatus.NOT_FOUND, WhoActs.USER),
    UNKNOWN_KEY("unknown-key", HttpStatus.NOT_FOUND, WhoActs.USER),
    UNKNOWN_LOCALE("unknown-locale", HttpStatus.BAD_REQUEST, WhoActs.USER),
    ROLE_TOO_HIGH("role-too-high", HttpStatus.FORBIDDEN, WhoActs.ADMIN),
    LAST_ADMIN("last-admin", HttpStatus.CONFLICT, WhoActs.ADMIN);

    private final Kind kind;

    IdentityProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("identity/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
