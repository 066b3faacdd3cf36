package dev.fenji.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.fenji.shared.DataFolder;
import dev.fenji.test.As;
import dev.fenji.test.DatabaseTest;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@DatabaseTest
class SignInTest {
    private static final String MEI_PASSWORD = "four small green apples";
    private static int count;

    @Autowired
    MockMvc mvc;

    @Autowired
    Users users;

    @Autowired
    ApiKeys keys;

    @Autowired
    DataFolder folder;

    User mei;

    @BeforeEach
    void mei() {
        mei = users.create(new Users.NewUser("mei" + ++count, "Mei Lin", Role.MANAGER, MEI_PASSWORD));
    }

    @Test
    void aPersonSignsInWithNameAndPassword() throws Exception {
        MockHttpSession session = signedIn(MEI_PASSWORD);
        mvc.perform(get("/api/session").session(session))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.displayName").value("Mei Lin"))
                .andExpect(jsonPath("$.permissions").isArray());
    }

    @Test
    void aWrongPasswordIsRefusedInTheReadersLanguage() throws Exception {
        mvc.perform(credentials("wrong").header("Accept-Language", "zh-CN"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.slug").value("identity/wrong-credentials"))
                .andExpect(jsonPath("$.detail").value("用户名或密码错误。"));
    }

    @Test
    void whoeverHasNotSignedInIsNobodyAndSeesNothing() throws Exception {
        mvc.perform(get("/api/session")).andExpect(status().isNoContent());
        mvc.perform(get("/api/users"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("Content-Type", "application/problem+json"))
                .andExpect(jsonPath("$.slug").value("identity/sign-in-required"));
    }

    @Test
    void aRequestForgedByAnotherSiteIsRefused() throws Exception {
        mvc.perform(post("/api/session")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\":\"admin\",\"password\":\"x\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.slug").value("identity/csrf"));
    }

    @Test
    void guessingIsSlowedDownButTheOwnerStillGetsInFromElsewhere() throws Exception {
        for (int i = 0; i < 4; i++) {
            mvc.perform(credentials("guess " + i)).andExpect(status().isUnauthorized());
        }
        mvc.perform(credentials(MEI_PASSWORD))
                .andExpect(status().isTooManyRequests())
                .andExpect(jsonPath("$.values.seconds").isNumber());
        mvc.perform(credentials(MEI_PASSWORD).with(request -> {
                    request.setRemoteAddr("192.0.2.7");
                    return request;
                }))
                .andExpect(status().isOk());
    }

    @Test
    void aSessionKeepsItsIdFromRequestToRequest() throws Exception {
        MockHttpSession session = signedIn(MEI_PASSWORD);
        String id = session.getId();
        for (int request = 0; request < 2; request++) {
            mvc.perform(get("/api/session").session(session)).andExpect(status().isOk());
        }
        assertThat(session.getId()).isEqualTo(id);
    }

    @Test
    void disablingAUserEndsTheSessionAtOnce() throws Exception {
        MockHttpSession session = signedIn(MEI_PASSWORD);
        mvc.perform(patch("/api/users/" + mei.id())
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"enabled\":false}"))
                .andExpect(status().isOk());
        mvc.perform(get("/api/session").session(session)).andExpect(status().isNoContent());
        mvc.perform(credentials(MEI_PASSWORD)).andExpect(status().isUnauthorized());
    }

    @Test
    void aNewPasswordEndsOtherSessionsAndKeepsThisOne() throws Exception {
        MockHttpSession elsewhere = signedIn(MEI_PASSWORD);
        MockHttpSession here = signedIn(MEI_PASSWORD);
        var changed = mvc.perform(post("/api/session/password")
                        .session(here)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"current\":\"%s\",\"next\":\"nine tall blue cedars\"}".formatted(MEI_PASSWORD)))
                .andExpect(status().isNoContent())
                .andReturn();
        MockHttpSession renewed = session(changed);
        mvc.perform(get("/api/session").session(renewed)).andExpect(status().isOk());
        mvc.perform(get("/api/session").session(elsewhere)).andExpect(status().isNoContent());
    }

    @Test
    void aRoleMayDoWhatItMayAndNoMore() throws Exception {
        mvc.perform(get("/api/users").with(As.viewer()))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.values.permission").value("USER_ADMIN"));
        mvc.perform(get("/api/organisation").with(As.viewer())).andExpect(status().isOk());
    }

    @Test
    void theLastAdministratorCannotLeave() throws Exception {
        mvc.perform(patch("/api/users/1")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"role\":\"VIEWER\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.slug").value("identity/last-admin"));
    }

    @Test
    void aProgramComesInWithAKeyUntilItIsRevoked() throws Exception {
        ApiKeys.NewKey key = keys.create("till", Role.MANAGER, mei.asCaller());
        mvc.perform(get("/api/session").header("Authorization", "Bearer " + key.secret()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.username").value(mei.username()));
        mvc.perform(delete("/api/api-keys/" + key.key().id()).with(As.admin())).andExpect(status().isNoContent());
        mvc.perform(get("/api/session").header("Authorization", "Bearer " + key.secret()))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.slug").value("identity/unknown-api-key"));
    }

    @Test
    void aKeyNeedsNoForgeryTokenAndNeverExceedsItsMaker() throws Exception {
        ApiKeys.NewKey key = keys.create("till", Role.VIEWER, mei.asCaller());
        mvc.perform(post("/api/users")
                        .header("Authorization", "Bearer " + key.secret())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\":\"x1\",\"role\":\"ADMIN\",\"password\":\"eight long grey roads\"}"))
                .andExpect(jsonPath("$.slug").value("identity/forbidden"))
                .andExpect(jsonPath("$.values.permission").value("USER_ADMIN"))
                .andExpect(
                        jsonPath("$.detail").value("You may not manage users: the role Viewer does not include that."));
        mvc.perform(get("/api/users")
                        .header("Authorization", "Bearer " + key.secret())
                        .header("Accept-Language", "zh-CN"))
                .andExpect(jsonPath("$.detail").value("您无权管理用户：角色“只读用户”不包含该权限。"));
        mvc.perform(post("/api/api-keys")
                        .with(As.analyst())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"name\":\"x\",\"role\":\"ADMIN\"}"))
                .andExpect(status().isForbidden());
    }

    @Test
    void theFirstPasswordAndTheCommandLineKeyLieInFilesForTheOwnerOnly() throws Exception {
        for (String name : new String[] {"first-password.txt", ApiKeys.FILE}) {
            var permissions = Files.getPosixFilePermissions(folder.root().resolve(name));
            assertThat(PosixFilePermissions.toString(permissions)).as(name).isEqualTo("rw-------");
        }
        String key = Files.readString(folder.root().resolve(ApiKeys.FILE));
        mvc.perform(get("/api/users").header("Authorization", "Bearer " + key)).andExpect(status().isOk());
    }

    @Test
    void everySignInIsOnTheAuditTrail() throws Exception {
        signedIn(MEI_PASSWORD);
        mvc.perform(get("/api/audit").param("kind", "sign-in.").with(As.admin()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].kind").value("sign-in.succeeded"))
                .andExpect(jsonPath("$.items[0].subject").value("username:" + mei.username()));
    }

    @Test
    void answersCarryTheHeadersThatKeepOtherSitesOut() throws Exception {
        mvc.perform(get("/api/status"))
                .andExpect(status().isOk())
                .andExpect(header().string(
                                "Content-Security-Policy",
                                org.hamcrest.Matchers.containsString("frame-ancestors 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"));
    }

    private MockHttpSession signedIn(String password) throws Exception {
        return session(
                mvc.perform(credentials(password)).andExpect(status().isOk()).andReturn());
    }

    private static MockHttpSession session(MvcResult result) {
        var session = (MockHttpSession) result.getRequest().getSession(false);
        return Objects.requireNonNull(session);
    }

    private MockHttpServletRequestBuilder credentials(String password) {
        return post("/api/session")
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(mei.username(), password));
    }
}
