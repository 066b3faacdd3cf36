package dev.fenji.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example of the Standard Webhooks specification's own libraries. */
    @Test
    void isThatOfTheStandard() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1_614_265_330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void secretsDiffer() {
        assertThat(Signature.newSecret()).startsWith("whsec_").hasSize(50).isNotEqualTo(Signature.newSecret());
    }

    @Test
    void pausesDoubleUpToTheLongestAndAreShortenedAtRandom() {
        var backoff = new Backoff(Duration.ofSeconds(5), Duration.ofHours(4));
        var random = new SplittableRandom(7);
        for (int failures = 1; failures <= 100; failures++) {
            long full = Math.min(
                    5000L << Math.min(failures - 1, 20), Duration.ofHours(4).toMillis());
            assertThat(backoff.after(failures, random).toMillis())
                    .as("after %d failures", failures)
                    .isBetween(full / 2, full);
        }
    }
}
