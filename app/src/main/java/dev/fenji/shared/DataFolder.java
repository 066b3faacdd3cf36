package dev.fenji.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The one folder where this installation keeps everything. Only one process may own it: the lock is an operating system
 * lock on {@code fenji.lock}, so it vanishes with its process however that ends and can never be stale.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "fenji.lock";
    /** For {@code ./fenji stop}; only the lock says whether that process is alive. */
    private static final String PID = "fenji.pid";

    private static final int SECRET_BYTES = 24;
    private static final FileAttribute<?> OWNER_ONLY = permissions("rw-------");
    private static final FileAttribute<?> PRIVATE = permissions("rwx------");
    /** The database server may run as another user and must get through to its own folder, without looking around. */
    private static final FileAttribute<?> PASSABLE = permissions("rwx--x--x");

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    public static DataFolder open(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root, PASSABLE);
            FileChannel channel =
                    FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartupProblem(
                        "Another Fenji is already running on the data folder %s.".formatted(root),
                        "Stop it first, or name another folder with --data DIR.");
            }
            var opened = new DataFolder(root, channel, lock);
            opened.writeSecret(PID, Long.toString(ProcessHandle.current().pid()));
            return opened;
        } catch (IOException e) {
            throw new StartupProblem(
                    "The data folder %s cannot be used: %s.".formatted(root, reason(e)),
                    "Make it writable for this user, free some space, or name another folder with --data DIR.",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }

    public Path root() {
        return root;
    }

    /** A sub-folder for one module, made when missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name), PRIVATE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a small file that only its owner may read, replacing it as a whole. */
    public Path writeSecret(String name, String content) {
        Path file = root.resolve(name);
        try {
            Path fresh = Files.createTempFile(root, name, ".new", OWNER_ONLY);
            Files.writeString(fresh, content);
            return Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** A random secret kept in a file of this folder; made at the first call. */
    public String secret(String name) {
        Path file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                byte[] bytes = new byte[SECRET_BYTES];
                new SecureRandom().nextBytes(bytes);
                writeSecret(name, HexFormat.of().formatHex(bytes));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
