package dev.fenji.shared;

import org.springframework.http.HttpStatus;

/**
 * A kind of problem. Each module has one enum of them. The slug names it for ever ({@code sales/missing-rate}); its words stand in
 * {@code i18n/<module>/problems_{en,zh}.properties} under {@code <slug>.detail} and {@code <slug>.hint}.
 */
public interface ProblemType {
    String slug();

    HttpStatus status();

    WhoActs who();
}
