package dev.fenji.adapters.webhook;

import dev.fenji.shared.DataFolder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.stereotype.Component;

/**
 * Makes receivers' secrets unreadable in the database (AES-256-GCM): who has a copy of the database alone cannot sign. The key is made
 * at first need and stays in the data folder.
 */
@Component
class Seal {
    private static final String KEY_FILE = "sealing.key";
    /** The key itself is random; the derivation wants something beside it. */
    private static final String SALT = "66656e6a69";

    private static final String PREFIX = "sealed:";

    private final BytesEncryptor cipher;

    Seal(DataFolder folder) {
        this.cipher = Encryptors.stronger(folder.secret(KEY_FILE), SALT);
    }

    String close(String secret) {
        return PREFIX + Base64.getEncoder().encodeToString(cipher.encrypt(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** @return null when the key is another one or the text was changed; what was never sealed is returned as it is */
    @Nullable
    String open(String kept) {
        if (!kept.startsWith(PREFIX)) {
            return kept;
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(kept.substring(PREFIX.length()));
            return new String(cipher.decrypt(sealed), StandardCharsets.UTF_8);
        } catch (RuntimeException e) { // by whatever the cipher finds wrong with it
            return null;
        }
    }
}
