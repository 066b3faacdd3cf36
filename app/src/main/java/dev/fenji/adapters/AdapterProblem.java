package dev.fenji.adapters;

import dev.fenji.shared.ProblemType;
import dev.fenji.shared.WhoActs;
import org.springframework.http.HttpStatus;

/** What can be wrong with sources and receivers outside. */
public enum AdapterProblem implements ProblemType {
    SOURCE_NOT_FOUND("source-not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    SOURCE_DEFINITION_INVALID("source-definition-invalid", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.OPERATOR),
    ADDRESS_REFUSED("address-refused", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.OPERATOR),
    WEBHOOK_NOT_FOUND("webhook-not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    DELIVERY_NOT_FOUND("delivery-not-found", HttpStatus.NOT_FOUND, WhoActs.USER),
    WEBHOOK_ADDRESS("webhook-address", HttpStatus.UNPROCESSABLE_CONTENT, WhoActs.USER);

    private final Kind kind;

    AdapterProblem(String name, HttpStatus status, WhoActs who) {
        this.kind = new Kind("adapters/" + name, status, who);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
