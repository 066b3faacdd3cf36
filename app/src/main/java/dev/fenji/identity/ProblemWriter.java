package dev.fenji.identity;

import dev.fenji.shared.ProblemBody;
import dev.fenji.shared.ProblemException;
import dev.fenji.shared.ProblemWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem from a filter, where no controller advice reaches. */
@Component
class ProblemWriter {
    private final ProblemWords words;
    private final JsonMapper json;

    ProblemWriter(ProblemWords words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemBody body = ProblemBody.of(problem, words, request.getLocale());
        response.setStatus(body.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(body));
    }
}
