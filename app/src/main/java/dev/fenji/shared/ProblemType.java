package dev.fenji.shared;

import org.springframework.http.HttpStatus;

/**
 * A kind of problem. Each module has one enum of them. The slug names it for ever ({@code sales/missing-rate}); its words stand in
 * {@code i18n/<module>/problems_{en,zh}.properties} under {@code <slug>.detail} and {@code <slug>.hint}.
 */
public interface ProblemType {

    /** What is the same whenever it happens: its name, the status of the answer, and who can do something about it. */
    record Kind(String slug, HttpStatus status, WhoActs who) {}

    Kind kind();

    default String slug() {
        return kind().slug();
    }

    default HttpStatus status() {
        return kind().status();
    }

    default WhoActs who() {
        return kind().who();
    }
}
