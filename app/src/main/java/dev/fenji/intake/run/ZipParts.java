package dev.fenji.intake.run;

import dev.fenji.intake.reading.ReadLimits;
import dev.fenji.intake.reading.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A .zip of data files, unpacked under plain numbers (names inside an archive never become paths). */
final class ZipParts {

    private static final int MAX_PARTS = 100;

    private ZipParts() {}

    /** A zip that is no workbook. */
    static boolean isArchive(Path file) throws IOException {
        if (!dev.fenji.intake.reading.DataFile.isZip(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return zip.getEntry("[Content_Types].xml") == null && zip.getEntry("xl/workbook.xml") == null;
        } catch (ZipException e) {
            throw new UnreadableFile("intake/not-a-workbook", "cause", String.valueOf(e.getMessage()));
        }
    }

    static void unpack(Path archive, Path folder, List<FileTable.Part> parts, ReadLimits limits) throws IOException {
        Set<String> names = new HashSet<>();
        long packed = Files.size(archive);
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.isDirectory() || !isData(entry.getName())) {
                    continue;
                }
                if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                    throw new UnreadableFile("intake/duplicate-entry", "entry", entry.getName());
                }
                if (names.size() > MAX_PARTS) {
                    throw new UnreadableFile("intake/decompression-bomb", "limit", MAX_PARTS);
                }
                Path target = folder.resolve("p" + parts.size());
                unpacked = copy(zip, entry, target, packed, unpacked, limits);
                parts.add(new FileTable.Part(
                        entry.getName(),
                        Files.size(target),
                        target.getFileName().toString()));
            }
        }
        Files.delete(archive);
    }

    private static long copy(ZipFile zip, ZipEntry entry, Path target, long packed, long before, ReadLimits limits)
            throws IOException {
        long unpacked = before;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                unpacked += n;
                limits.checkUnpacked(packed, unpacked);
                out.write(buffer, 0, n);
            }
        }
        return unpacked;
    }

    private static boolean isData(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("__macosx/")
                && (lower.endsWith(".csv")
                        || lower.endsWith(".tsv")
                        || lower.endsWith(".txt")
                        || lower.endsWith(".gz")
                        || lower.endsWith(".xlsx"));
    }
}
