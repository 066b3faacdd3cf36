package dev.fenji.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fenji.shared.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of receivers at rest. */
class SealTest {
    @TempDir
    Path folders;

    private DataFolder folder;
    private Seal seal;

    @BeforeEach
    void open() {
        folder = DataFolder.open(folders.resolve("one"));
        seal = new Seal(folder);
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void whatWasSealedOpensAgainAndNeverLooksTheSame() {
        String secret = Signature.newSecret();
        String once = seal.close(secret);
        String twice = seal.close(secret);
        assertThat(once).doesNotContain(secret).isNotEqualTo(twice);
        assertThat(seal.open(once)).isEqualTo(secret);
        assertThat(new Seal(folder).open(once)).as("after a restart").isEqualTo(secret);
        assertThat(seal.open(twice)).isEqualTo(secret);
    }

    @Test
    void anotherKeyOrAChangedTextOpensNothing() {
        String sealed = seal.close("whsec_abc");
        char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
        try (DataFolder another = DataFolder.open(folders.resolve("another"))) {
            assertThat(new Seal(another).open(sealed)).isNull();
        }
        assertThat(seal.open(sealed.substring(0, 20) + other + sealed.substring(21)))
                .isNull();
        assertThat(seal.open("sealed:*")).isNull();
        assertThat(seal.open("sealed:")).isNull();
    }

    @Test
    void whatWasKeptBeforeThereWasASealIsStillRead() {
        assertThat(seal.open("whsec_abc")).isEqualTo("whsec_abc");
    }
}
