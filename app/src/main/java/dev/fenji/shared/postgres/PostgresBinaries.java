package dev.fenji.shared.postgres;

import dev.fenji.shared.StartupProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs (initdb, pg_ctl, postgres) as they lie in their Maven artifact, unpacked once per version. */
final class PostgresBinaries {
    /** Names the folder of the unpacked programs; a test keeps it equal to the version in the pom. */
    static final String VERSION = "18.6.0";

    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> RUNNABLE = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final int OWNER_MAY_RUN = 0100;

    private PostgresBinaries() {}

    /** Unpacks below {@code parent} unless that has been done before; returns the folder that holds {@code bin}. */
    static Path unpack(Path parent) {
        Path home = parent.resolve("postgres-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(parent);
            // A half-unpacked folder must never look complete: unpack beside, then rename as a whole.
            Path fresh = Files.createTempDirectory(parent, "unpacking-");
            Files.setPosixFilePermissions(fresh, RUNNABLE);
            try (InputStream archive = open()) {
                unpack(archive, fresh);
            } catch (IOException e) {
                delete(fresh);
                throw e;
            }
            return putInPlace(fresh, home);
        } catch (IOException e) {
            throw new StartupProblem(
                    "The PostgreSQL programs cannot be unpacked into %s: %s.".formatted(parent, e.getMessage()),
                    "Check that the disk has 100 MB of free space and that the folder is writable.",
                    e);
        }
    }

    private static Path putInPlace(Path fresh, Path home) throws IOException {
        try {
            return Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherProcessWasFaster) {
            delete(fresh);
            return home;
        }
    }

    private static InputStream open() throws IOException {
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = "/postgres-linux-%s.txz".formatted(arch.equals("aarch64") ? "arm_64" : "x86_64");
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartupProblem(
                    "This build carries no PostgreSQL for %s.".formatted(arch),
                    "Set FENJI_DB_URL, FENJI_DB_USER and FENJI_DB_PASSWORD to use a PostgreSQL server of your own.");
        }
        return new XZInputStream(new BufferedInputStream(archive));
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            makeFolder(path);
            return;
        }
        makeFolder(path.resolve("..").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(path, (entry.getMode() & OWNER_MAY_RUN) == 0 ? READABLE : RUNNABLE);
        }
    }

    /** The server may run as another user than we do, whatever our umask says. */
    private static void makeFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, RUNNABLE);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
