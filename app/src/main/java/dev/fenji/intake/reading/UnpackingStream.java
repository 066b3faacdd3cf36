package dev.fenji.intake.reading;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A file's bytes, unpacked when they are gzip, counted on both sides and held to the limits. */
final class UnpackingStream extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final Counting packed;
    private final long size;
    private final boolean gzip;
    private final ReadLimits limits;
    private long unpacked;

    private UnpackingStream(InputStream in, Counting packed, long size, boolean gzip, ReadLimits limits) {
        super(in);
        this.packed = packed;
        this.size = size;
        this.gzip = gzip;
        this.limits = limits;
    }

    static UnpackingStream open(Path file, ReadLimits limits) throws IOException {
        Counting packed = new Counting(Files.newInputStream(file));
        BufferedInputStream buffered = new BufferedInputStream(packed, BUFFER);
        try {
            boolean gzip = isGzip(buffered);
            InputStream in = gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
            return new UnpackingStream(in, packed, Files.size(file), gzip, limits);
        } catch (IOException | RuntimeException e) {
            buffered.close();
            throw e;
        }
    }

    double progress() {
        return size == 0 ? 1 : Math.min(1, (double) packed.count / size);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            counted(1);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            counted(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void counted(int bytes) {
        unpacked += bytes;
        if (gzip) {
            limits.checkUnpacked(packed.count, unpacked);
        }
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value >= 0 ? 1 : 0;
            return value;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
