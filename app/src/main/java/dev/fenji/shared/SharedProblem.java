package dev.fenji.shared;

import org.springframework.http.HttpStatus;

/** Problems that any module can meet. */
public enum SharedProblem implements ProblemType {
    INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST, WhoActs.USER),
    INVALID_FIELDS("invalid-fields", HttpStatus.BAD_REQUEST, WhoActs.USER),
    INVALID_FIELD("invalid-field", HttpStatus.BAD_REQUEST, WhoActs.USER),
    INVALID_CURSOR("invalid-cursor", HttpStatus.BAD_REQUEST, WhoActs.USER),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, WhoActs.USER),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, WhoActs.USER),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, WhoActs.USER),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, WhoActs.USER),
    CONFLICT("conflict", HttpStatus.CONFLICT, WhoActs.USER),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.CONFLICT, WhoActs.USER),
    ORGANISATION_FIXED("organisation-fixed", HttpStatus.CONFLICT, WhoActs.ADMIN),
    UNKNOWN_CURRENCY("unknown-currency", HttpStatus.BAD_REQUEST, WhoActs.USER),
    UNKNOWN_ZONE("unknown-zone", HttpStatus.BAD_REQUEST, WhoActs.USER),
    BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE, WhoActs.USER),
    DATABASE_UNAVAILABLE("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, WhoActs.OPERATOR),
    DISK_FULL("disk-full", HttpStatus.INSUFFICIENT_STORAGE, WhoActs.OPERATOR),
    INTERNAL("internal", HttpStatus.INTERNAL_SERVER_ERROR, WhoActs.DEVELOPER);

    private final Kind kind;

    SharedProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("shared/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
