package dev.fenji.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.test.DatabaseTest;
import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Only so many requests at a time. */
@DatabaseTest
class AdmissionTest {
    private static final FilterChain DONE = (request, response) -> ((MockHttpServletResponse) response).setStatus(204);

    @Autowired
    ProblemWriter problems;

    private Admission admission;

    @BeforeEach
    void onePlace() {
        admission = new Admission(1, Duration.ofMillis(1500), problems);
    }

    @Test
    void whoWaitsTooLongIsToldAndTheNextOneEntersWhenThereIsRoom() throws Exception {
        var inside = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        Thread first = Thread.ofVirtual()
                .start(() -> ask("/api/orders", (request, response) -> {
                    inside.countDown();
                    await(leave);
                }));
        inside.await();

        MockHttpServletResponse second = ask("/api/orders", DONE);
        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("1");
        assertThat(second.getContentAsString()).contains("shared/busy").contains("Nothing was changed");
        assertThat(ask("/api/standings/moves/stream", DONE).getStatus())
                .as("streams take no place")
                .isEqualTo(204);
        assertThat(ask("/actuator/health", DONE).getStatus()).isEqualTo(204);

        leave.countDown();
        first.join();
        assertThat(ask("/api/orders", DONE).getStatus()).isEqualTo(204);
    }

    private MockHttpServletResponse ask(String path, FilterChain chain) {
        var response = new MockHttpServletResponse();
        try {
            admission.doFilter(new MockHttpServletRequest("POST", path), response, chain);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
