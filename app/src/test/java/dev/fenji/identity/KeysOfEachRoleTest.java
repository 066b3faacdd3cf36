package dev.fenji.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the application, asked with a key of each role. */
@DatabaseTest
class KeysOfEachRoleTest {
    /** No customer, order, policy … has this id: nothing is changed by asking. */
    private static final String NOBODY = "987654321";

    private static final int FORBIDDEN = 403;

    @Autowired
    MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping endpoints;

    private record Endpoint(HttpMethod method, String path, boolean takesFiles, Permission permission) {}

    @ParameterizedTest
    @EnumSource(Role.class)
    void opensWhatItsRolePermitsAndNothingElse(Role role) throws Exception {
        String key = key(role);
        List<String> wrong = new ArrayList<>();
        List<Endpoint> all = all();
        assertThat(all).hasSizeGreaterThan(60);
        for (Endpoint endpoint : all) {
            int status =
                    endpoint.takesFiles() ? send(endpoint.path(), key) : ask(endpoint.method(), endpoint.path(), key);
            boolean open = role.permissions().contains(endpoint.permission());
            boolean refused = status == FORBIDDEN;
            if (refused == open || status == 401 || status >= 500) {
                wrong.add("%s %s: %d".formatted(endpoint.method(), endpoint.path(), status));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Said once more by hand, in case the table of permissions is wrong. */
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET, /api/customers/987654321, ADMIN ANALYST MANAGER VIEWER",
        "GET, /api/orders/987654321, ADMIN ANALYST MANAGER VIEWER",
        "GET, /api/policies, ADMIN ANALYST MANAGER VIEWER",
        "POST, /api/customers, ADMIN ANALYST MANAGER",
        "POST, /api/orders, ADMIN ANALYST MANAGER",
        "POST, /api/customer-search/export, ADMIN ANALYST MANAGER",
        "POST, /api/imports/987654321/cancel, ADMIN ANALYST MANAGER",
        "POST, /api/policies/987654321/publish, ADMIN ANALYST",
        "PUT, /api/policies/987654321/draft, ADMIN ANALYST",
        "PUT, /api/organisation, ADMIN",
        "GET, /api/users, ADMIN",
        "POST, /api/api-keys, ADMIN"
    })
    void theseRolesMayDoThis(HttpMethod method, String path, String roles) throws Exception {
        List<String> may = new ArrayList<>();
        for (Role role : Role.values()) {
            if (ask(method, path, key(role)) != FORBIDDEN) {
                may.add(role.name());
            }
        }
        assertThat(String.join(" ", may)).isEqualTo(roles);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void isWorthNothingOnceTakenBack(Role role) throws Exception {
        String made = created(role);
        String key = JsonPath.read(made, "$.secret");
        assertThat(ask(HttpMethod.GET, "/api/policies", key)).isEqualTo(200);
        mvc.perform(request(HttpMethod.DELETE, "/api/api-keys/" + JsonPath.<Integer>read(made, "$.id"))
                        .with(As.admin()))
                .andExpect(status().is2xxSuccessful());
        mvc.perform(get("/api/policies").header("Authorization", "Bearer " + key))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.slug").value("identity/unknown-api-key"));
    }

    private List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            Requires requires = method.getMethodAnnotation(Requires.class);
            // A stream does not end by itself; it has a test of its own.
            boolean stream =
                    mapping.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
            if (requires == null || stream) {
                return;
            }
            for (String path : mapping.getPatternValues()) {
                mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> all.add(new Endpoint(
                                verb.asHttpMethod(),
                                path.replaceAll("\\{[^}]+}", NOBODY),
                                mapping.getConsumesCondition()
                                        .getConsumableMediaTypes()
                                        .contains(MediaType.MULTIPART_FORM_DATA),
                                requires.value())));
            }
        });
        return all;
    }

    private int send(String path, String key) throws Exception {
        return mvc.perform(multipart(path)
                        .file(new MockMultipartFile("file", "x.csv", "text/csv", new byte[] {'a', '\n'}))
                        .header("Authorization", "Bearer " + key))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private int ask(HttpMethod method, String path, String key) throws Exception {
        MockHttpServletRequestBuilder asked = request(method, path).header("Authorization", "Bearer " + key);
        if (method != HttpMethod.GET) {
            asked.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        return mvc.perform(asked).andReturn().getResponse().getStatus();
    }

    private String key(Role role) throws Exception {
        return JsonPath.read(created(role), "$.secret");
    }

    private String created(Role role) throws Exception {
        return Objects.requireNonNull(mvc.perform(post("/api/api-keys")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\": \"key of %s\", \"role\": \"%s\"}".formatted(role, role)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
