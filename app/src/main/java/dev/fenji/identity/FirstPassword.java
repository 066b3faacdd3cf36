package dev.fenji.identity;

import dev.fenji.shared.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The generated password of the first administrator, readable for the owner of the data folder until it is changed. */
@Component
class FirstPassword {
    static final String ADMIN = "admin";
    private static final String FILE = "first-password.txt";

    private final DataFolder folder;

    FirstPassword(DataFolder folder) {
        this.folder = folder;
    }

    void keep(String password) {
        folder.writeSecret(FILE, password + System.lineSeparator());
    }

    @Nullable
    String find() {
        try {
            return Files.exists(file()) ? Files.readString(file()).strip() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(String username) {
        if (!username.equals(ADMIN)) {
            return;
        }
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return folder.root().resolve(FILE);
    }
}
