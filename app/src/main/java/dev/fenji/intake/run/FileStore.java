package dev.fenji.intake.run;

import dev.fenji.intake.IntakeProblem;
import dev.fenji.intake.mapping.Bundle;
import dev.fenji.intake.reading.DataFile;
import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.UnreadableFile;
import dev.fenji.shared.DataFolder;
import dev.fenji.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Uploaded files in the data folder: one folder per upload, files under plain numbers, whatever people call them. */
@Component
public class FileStore {

    /** A file on its way in. */
    public record Incoming(String name, Content content) {}

    /** Opens the bytes once. */
    public interface Content {
        InputStream open() throws IOException;
    }

    private final FileTable table;
    private final Path folder;
    private final IntakeSettings settings;

    FileStore(FileTable table, DataFolder dataFolder, IntakeSettings settings) {
        this.table = table;
        this.folder = dataFolder.folder("imports");
        this.settings = settings;
    }

    ReadLimits limits() {
        return settings.limits();
    }

    /** Keeps one upload: files that belong together, or a .zip of them. */
    public long store(List<Incoming> files, String by) {
        cleanUp();
        Path fresh = null;
        try {
            fresh = Files.createTempDirectory(folder, "upload-");
            List<FileTable.Part> parts = new ArrayList<>();
            for (Incoming file : files) {
                add(fresh, parts, file);
            }
            if (parts.isEmpty()) {
                throw new UnreadableFile(
                        "intake/empty-file",
                        "file",
                        files.isEmpty() ? "" : files.getFirst().name());
            }
            String home = String.valueOf(fresh.getFileName());
            return table.create(
                    files.getFirst().name(), parts.stream().map(p -> p.in(home)).toList(), by);
        } catch (IOException e) {
            remove(fresh);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            remove(fresh);
            throw e;
        }
    }

    private void add(Path fresh, List<FileTable.Part> parts, Incoming file) throws IOException {
        Path target = fresh.resolve(Integer.toString(parts.size()));
        copy(file, target);
        if (ZipParts.isArchive(target)) {
            ZipParts.unpack(target, fresh, parts, settings.limits());
            return;
        }
        parts.add(new FileTable.Part(
                file.name(), Files.size(target), target.getFileName().toString()));
    }

    private void copy(Incoming file, Path target) throws IOException {
        long limit = settings.maxFileSize().toBytes();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = file.content().open();
                OutputStream out = Files.newOutputStream(target)) {
            long size = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > limit) {
                    throw new UnreadableFile("intake/file-too-large", "limit", limit);
                }
                out.write(buffer, 0, n);
            }
            if (size == 0) {
                throw new UnreadableFile("intake/empty-file", "file", file.name());
            }
        }
    }

    public String name(long id) {
        return stored(id).name();
    }

    /** The files of an upload, ready to be read. */
    public Bundle bundle(long id) {
        FileTable.Stored stored = stored(id);
        try {
            List<DataFile> files = new ArrayList<>();
            for (FileTable.Part part : stored.parts()) {
                files.add(DataFile.detect(folder.resolve(part.stored()), part.name(), settings.limits()));
            }
            return new Bundle(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FileTable.Stored stored(long id) {
        FileTable.Stored stored = table.find(id);
        if (stored == null) {
            throw new ProblemException(IntakeProblem.NO_SUCH_FILE, Map.of("file", id));
        }
        if (stored.removed() || !Files.isDirectory(folderOf(stored))) {
            throw new ProblemException(IntakeProblem.FILE_GONE, Map.of("file", stored.name()));
        }
        return stored;
    }

    Path folder(long id) {
        return folderOf(stored(id));
    }

    private Path folderOf(FileTable.Stored stored) {
        return Objects.requireNonNull(
                folder.resolve(stored.parts().getFirst().stored()).getParent());
    }

    /** Removes files that nobody waits for any more: no open import, no row in quarantine, and old enough. */
    void cleanUp() {
        for (long id : table.disposable(settings.keepFiles(), settings.keepUnused())) {
            FileTable.Stored stored = table.find(id);
            table.markRemoved(id);
            if (stored != null) {
                remove(folderOf(stored));
            }
        }
    }

    private static void remove(@Nullable Path path) {
        if (path != null) {
            FileSystemUtils.deleteRecursively(path.toFile());
        }
    }
}
