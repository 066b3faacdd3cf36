package dev.fenji;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import dev.fenji.test.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@DatabaseTest
class OpenApiTest {
    @Autowired
    MockMvc mvc;

    @Test
    void theCommittedDescriptionIsTheOneTheServerGives() throws Exception {
        byte[] description = mvc.perform(get("/v3/api-docs.yaml").with(As.admin()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Golden.assertSame(Path.of("..", "api", "openapi.yaml"), new String(description, StandardCharsets.UTF_8));
    }
}
