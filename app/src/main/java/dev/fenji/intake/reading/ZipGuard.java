package dev.fenji.intake.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at every entry of a workbook before an XML parser does: unpacks it once against the limits and refuses document
 * type declarations, so that no entity can be defined, let alone fetched.
 */
final class ZipGuard {

    private static final int MAX_ENTRIES = 10_000;
    private static final int PROLOG_BYTES = 1 << 16;
    private static final int BUFFER = 1 << 16;

    private final ReadLimits limits;
    private final byte[] buffer = new byte[BUFFER];
    private long packed;
    private long unpacked;

    private ZipGuard(ReadLimits limits) {
        this.limits = limits;
    }

    /** The names of the entries, in small letters. */
    static Set<String> check(Path file, ReadLimits limits) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new ZipGuard(limits).checkEntries(zip);
        } catch (ZipException e) {
            throw new UnreadableFile("intake/not-a-workbook", "cause", String.valueOf(e.getMessage()));
        }
    }

    private Set<String> checkEntries(ZipFile zip) throws IOException {
        Set<String> names = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
            if (!names.add(name)) {
                throw new UnreadableFile("intake/duplicate-entry", "entry", entry.getName());
            }
            if (names.size() > MAX_ENTRIES) {
                throw new UnreadableFile("intake/decompression-bomb", "limit", MAX_ENTRIES);
            }
            checkEntry(zip, entry, name);
        }
        if (!names.contains("xl/workbook.xml")) {
            throw new UnreadableFile("intake/not-a-workbook", "cause", "xl/workbook.xml");
        }
        return names;
    }

    private void checkEntry(ZipFile zip, ZipEntry entry, String name) throws IOException {
        long size = 0;
        packed += Math.max(0, entry.getCompressedSize());
        try (InputStream in = zip.getInputStream(entry)) {
            boolean xml = name.endsWith(".xml") || name.endsWith(".rels") || name.endsWith(".vml");
            int n = in.readNBytes(buffer, 0, BUFFER);
            if (xml) {
                refuseDoctype(n, entry.getName());
            }
            while (n > 0) {
                size += n;
                unpacked += n;
                limits.checkUnpacked(Math.max(packed, 1), unpacked);
                n = in.read(buffer);
            }
        }
        if (name.endsWith("sharedstrings.xml") && size > limits.maxSharedStringBytes()) {
            throw new UnreadableFile("intake/too-many-texts", "limit", limits.maxSharedStringBytes());
        }
    }

    /** A document type declaration can only stand before the first element. */
    private void refuseDoctype(int length, String entry) {
        Charset charset = length > 1 && (buffer[0] == 0 || buffer[1] == 0 || (buffer[0] & 0xff) >= 0xfe)
                ? Charsets.detect(buffer, Math.min(length, PROLOG_BYTES))
                : StandardCharsets.ISO_8859_1;
        String prolog = new String(buffer, 0, Math.min(length, PROLOG_BYTES), charset);
        int root = firstElement(prolog);
        if (root < 0 || prolog.substring(0, root).toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
            throw new UnreadableFile("intake/document-type", "entry", entry);
        }
    }

    private static int firstElement(String xml) {
        for (int i = 0; i + 1 < xml.length(); i++) {
            if (xml.charAt(i) == '<' && Character.isLetter(xml.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }
}
