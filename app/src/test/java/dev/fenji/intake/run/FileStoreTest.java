package dev.fenji.intake.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fenji.intake.reading.UnreadableFile;
import dev.fenji.shared.DataFolder;
import dev.fenji.test.DatabaseTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

@DatabaseTest
class FileStoreTest {
    private static final int LIMIT = 100;

    @Autowired
    FileTable table;

    @Autowired
    DataFolder data;

    @Test
    void aFileLargerThanAllowedIsRefusedAndLeavesNothing() throws IOException {
        FileStore small = store();
        long before = uploads();

        assertThatThrownBy(() -> small.store(List.of(file("a".repeat(LIMIT)), file("b".repeat(LIMIT + 1))), "ann"))
                .isInstanceOfSatisfying(UnreadableFile.class, problem -> {
                    assertThat(problem.slug()).isEqualTo("intake/file-too-large");
                    assertThat(problem.values()).containsEntry("limit", (long) LIMIT);
                });

        assertThat(uploads()).isEqualTo(before);
        long kept = small.store(List.of(file("a".repeat(LIMIT))), "ann");
        assertThat(small.stored(kept).size()).isEqualTo(LIMIT);
    }

    private FileStore store() {
        DataSize much = DataSize.ofMegabytes(1);
        return new FileStore(
                table,
                data,
                new IntakeSettings(
                        DataSize.ofBytes(LIMIT),
                        much,
                        10,
                        100,
                        10,
                        100,
                        much,
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        1));
    }

    private static FileStore.Incoming file(String text) {
        return new FileStore.Incoming(
                "orders.csv", () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private long uploads() throws IOException {
        try (Stream<Path> folders = Files.list(data.folder("imports"))) {
            return folders.count();
        }
    }
}
