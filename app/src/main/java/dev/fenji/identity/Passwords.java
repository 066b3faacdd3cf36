package dev.fenji.identity;

import dev.fenji.shared.ProblemException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Argon2id, the rule for new passwords, and passwords nobody has to think up. */
@Component
class Passwords {
    /** No characters that are mistaken for each other. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 5;

    private final PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final SecureRandom random = new SecureRandom();
    private final IdentitySettings settings;
    /** Compared with when the user does not exist, so that the answer takes as long. */
    private final String nobody;

    Passwords(IdentitySettings settings) {
        this.settings = settings;
        this.nobody = hash(generate());
    }

    String hash(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalArgumentException("There is no password to hash.");
        }
        return hash;
    }

    boolean matches(String given, @Nullable String hash) {
        boolean equal = encoder.matches(given, hash == null ? nobody : hash);
        return hash != null && equal;
    }

    void requireStrong(String password, String username) {
        boolean strong = password.length() >= settings.minimumPasswordLength()
                && !password.toLowerCase(Locale.ROOT).contains(username.toLowerCase(Locale.ROOT));
        if (!strong) {
            throw new ProblemException(
                    IdentityProblem.WEAK_PASSWORD, Map.of("length", settings.minimumPasswordLength()));
        }
    }

    String generate() {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
