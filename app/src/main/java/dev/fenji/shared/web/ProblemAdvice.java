package dev.fenji.shared.web;

import dev.fenji.shared.Problem;
import dev.fenji.shared.ProblemBody;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import dev.fenji.shared.SharedProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Whatever goes wrong below a controller leaves as a problem in words: never as a stack trace, never as an empty page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    private final ProblemWords words;

    ProblemAdvice(ProblemWords words) {
        this.words = words;
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(ProblemException e, WebRequest request) {
        return respond(e, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> noDatabase(CannotCreateTransactionException e, WebRequest request) {
        log.error("The database cannot be reached", e);
        return respond(new ProblemException(SharedProblem.DATABASE_UNAVAILABLE), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> database(DataAccessException e, HttpServletRequest http, WebRequest request) {
        if (String.valueOf(e.getMessage()).contains("No space left on device")) {
            log.error("The disk is full", e);
            return respond(new ProblemException(SharedProblem.DISK_FULL), request);
        }
        return unexpected(e, http, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, HttpServletRequest http, WebRequest request) {
        String reference = UUID.randomUUID().toString();
        log.error("{} {} failed, reference {}", http.getMethod(), http.getRequestURI(), reference, e);
        return respond(new ProblemException(SharedProblem.INTERNAL, Map.of("reference", reference)), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Problem> parts =
                e.getFieldErrors().stream().map(ProblemAdvice::field).toList();
        return respond(
                new ProblemException(Problem.of(SharedProblem.INVALID_FIELDS, Map.of("count", parts.size())), parts),
                request);
    }

    private static Problem field(FieldError error) {
        String reason = String.valueOf(error.getDefaultMessage());
        return new Problem(
                SharedProblem.INVALID_FIELD, Map.of("field", error.getField(), "reason", reason), error.getField());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return respond(new ProblemException(SharedProblem.TOO_LARGE), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() >= SERVER_ERRORS) {
            log.error("Request failed", e);
        }
        return respond(new ProblemException(type(status), Map.of("reason", reason(e))), request);
    }

    private static String reason(Exception e) {
        return e instanceof org.springframework.web.ErrorResponse said
                        && said.getBody().getDetail() != null
                ? said.getBody().getDetail()
                : "unreadable request";
    }

    private static SharedProblem type(HttpStatusCode status) {
        for (SharedProblem type : SharedProblem.values()) {
            if (type.status().value() == status.value()) {
                return type;
            }
        }
        boolean client = status.value() >= CLIENT_ERRORS && status.value() < SERVER_ERRORS;
        return client ? SharedProblem.INVALID_REQUEST : SharedProblem.INTERNAL;
    }

    private ResponseEntity<Object> respond(ProblemException e, WebRequest request) {
        return ResponseEntity.status(e.problem().type().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(e, words, request.getLocale()));
    }
}
