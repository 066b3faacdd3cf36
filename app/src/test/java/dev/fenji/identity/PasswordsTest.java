package dev.fenji.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    /** Spring Security's defaults of today: 16 MiB, two rounds. */
    private static final int LEAST_KIBIBYTES = 16 * 1024;

    private static final Pattern ARGON2ID = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=\\d+\\$([A-Za-z0-9+/]{22,})\\$[A-Za-z0-9+/]{43,}");

    private final Passwords passwords = new Passwords(new IdentitySettings(10, false, 1, Duration.ZERO));

    @Test
    void aPasswordIsKeptAsArgon2idWithASaltOfItsOwn() {
        String hash = passwords.hash("correct horse");
        String again = passwords.hash("correct horse");

        MatchResult first = parts(hash);
        assertThat(Integer.parseInt(first.group(1))).isGreaterThanOrEqualTo(LEAST_KIBIBYTES);
        assertThat(Integer.parseInt(first.group(2))).isGreaterThanOrEqualTo(2);
        assertThat(parts(again).group(3)).isNotEqualTo(first.group(3));
        assertThat(hash).doesNotContain("horse");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horse", again)).isTrue();
        assertThat(passwords.matches("wrong horse", hash)).isFalse();
        assertThat(passwords.matches("correct horse", null)).isFalse();
    }

    private static MatchResult parts(String hash) {
        var matcher = ARGON2ID.matcher(hash);
        assertThat(matcher.matches()).as(hash).isTrue();
        return matcher.toMatchResult();
    }
}
